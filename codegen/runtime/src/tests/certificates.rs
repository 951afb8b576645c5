//! A machine without certificates, which is this process started again with another environment.

use std::env;
use std::process::Command;

#[test]
fn plain_http_needs_no_certificates() {
    let test = "tests::network::a_request_arrives_as_it_is";
    let nowhere = "/nowhere/certificates";
    let output = Command::new(env::current_exe().unwrap())
        .args(["--exact", test])
        .env("SSL_CERT_FILE", nowhere)
        .env("SSL_CERT_DIR", nowhere)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success() && told.contains("1 passed"),
        "{told}"
    );
}
