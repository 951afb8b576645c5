//! Certificates of authorities.

use super::pem::{AUTHORITY, CLIENT_KEY};
use super::support::API;
use crate::{ClientBuilder, ErrorKind};

#[test]
#[cfg(any(feature = "rustls", feature = "native-tls"))]
fn a_text_has_one_certificate_or_more() {
    for pem in [AUTHORITY, &[AUTHORITY, AUTHORITY].concat()] {
        let builder = ClientBuilder::new(&API).root_certificate(pem);
        builder.build().unwrap();
    }
}

#[test]
fn what_is_no_certificate_is_told_by_the_builder() {
    for pem in [
        "",
        "no certificate",
        CLIENT_KEY,
        &AUTHORITY.replace('M', "?"),
    ] {
        let builder = ClientBuilder::new(&API);
        let builder = builder.root_certificate(AUTHORITY).root_certificate(pem);
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        let text = error.to_string();
        assert!(text.contains("root certificate"), "{text}");
        assert!(!text.contains("PRIVATE"), "{text}");
    }
}
