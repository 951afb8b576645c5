//! Certificates that clients show.

use super::support::API;
use crate::{ClientBuilder, ErrorKind};

/// A certificate of this test alone, and its key.
const CERTIFICATE: &str = "\
-----BEGIN CERTIFICATE-----
MIIBmzCCAUGgAwIBAgIUaoYA2w/S7cEcNyEqaLU6rLdx1d4wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzIxMDYxNloYDzIxMjYxMDMw
MjEwNjE2WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARy08NakruHWeaz8hrYbpdgCT2P8IOy4Ag4GUj2WRbZOT2BhhTBXE+h
VC62E9+5q4tSKEynqh83oju4bxXvoC3xo28wbTAdBgNVHQ4EFgQUnTSeXI8UJZ6o
s7WPOiOe9DGm+tYwHwYDVR0jBBgwFoAUnTSeXI8UJZ6os7WPOiOe9DGm+tYwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSAAwRQIgTp0E+G1WcaMz7Eb6ChmF9s/qIxLnzwPpJvMC4M+iuX0CIQDy
IPCxkOhSZkJYYhQ2Vk0fyecuRq7hmY6GWTZTccUang==
-----END CERTIFICATE-----
";
const KEY: &str = "\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgt1Zrqs5e+ew1olfO
ew6R+4opWtOZ5dNJpXvN5Nc137yhRANCAARy08NakruHWeaz8hrYbpdgCT2P8IOy
4Ag4GUj2WRbZOT2BhhTBXE+hVC62E9+5q4tSKEynqh83oju4bxXvoC3x
-----END PRIVATE KEY-----
";

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
