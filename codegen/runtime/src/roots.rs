//! The certificate authorities that a client trusts, in addition to those of its machine.

use super::error::{Error, ErrorKind};

/// The certificates of authorities, as `reqwest` takes them.
#[derive(Default)]
pub(super) struct Roots {
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    certificates: Vec<reqwest::Certificate>,
}

impl Roots {
    /// Reads certificates from texts of PEM, each with one or more.
    ///
    /// # Errors
    ///
    /// When a text is not PEM with a certificate, or TLS is not compiled in.
    pub(super) fn read(texts: &[String]) -> Result<Self, Error> {
        let mut roots = Self::default();
        match texts.iter().all(|pem| roots.add(pem)) {
            true => Ok(roots),
            false => Err(Error::new(ErrorKind::Config, reason())),
        }
    }

    /// Adds the certificates of a text. False when there are none in it.
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    fn add(&mut self, pem: &str) -> bool {
        let found = reqwest::Certificate::from_pem_bundle(pem.as_bytes()).unwrap_or_default();
        let is_any = !found.is_empty();
        self.certificates.extend(found);
        is_any
    }

    #[cfg(not(any(feature = "rustls", feature = "native-tls")))]
    fn add(&mut self, _pem: &str) -> bool {
        false
    }

    /// Sets up a builder so that its connections trust the authorities.
    pub(super) fn add_to(&self, builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
        #[cfg(any(feature = "rustls", feature = "native-tls"))]
        let builder = builder.tls_certs_merge(self.certificates.iter().cloned());
        builder
    }
}

fn reason() -> &'static str {
    match cfg!(any(feature = "rustls", feature = "native-tls")) {
        true => "a root certificate is not PEM with a certificate",
        false => "a root certificate needs TLS: enable the feature `rustls` or `native-tls`",
    }
}
