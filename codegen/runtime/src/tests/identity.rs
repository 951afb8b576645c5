//! Certificates that clients show.

use super::pem::{CLIENT_CERTIFICATE as CERTIFICATE, CLIENT_KEY as KEY};
use super::support::API;
use crate::{ClientBuilder, ErrorKind};

#[test]
#[cfg(any(feature = "rustls", feature = "native-tls"))]
fn certificate_and_key_are_taken_in_either_order() {
    for pem in [[CERTIFICATE, KEY], [KEY, CERTIFICATE]] {
        let builder = ClientBuilder::new(&API).client_certificate(pem.concat());
        builder.build().unwrap();
    }
}

#[test]
fn what_is_no_certificate_with_its_key_is_told_by_the_builder() {
    for pem in ["", "canary", CERTIFICATE, KEY, &KEY.replace('M', "?")] {
        let builder = ClientBuilder::new(&API).client_certificate(pem);
        assert!(!format!("{builder:?}").contains("PRIVATE"));
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        let text = error.to_string();
        assert!(text.contains("client certificate"), "{text}");
        assert!(
            !text.contains("canary") && !text.contains("PRIVATE"),
            "{text}"
        );
    }
}
