//! The certificate that a client presents to servers (mutual TLS).

use super::error::{Error, ErrorKind};
use super::secret::Secret;

/// A certificate with its private key, as `reqwest` takes it.
pub(super) struct Identity {
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    identity: reqwest::Identity,
}

impl Identity {
    /// Sets up a builder so that its connections present the certificate.
    pub(super) fn add_to(&self, builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
        #[cfg(feature = "rustls")]
        let builder = builder.tls_backend_rustls();
        #[cfg(any(feature = "rustls", feature = "native-tls"))]
        let builder = builder.identity(self.identity.clone());
        builder
    }
}

/// Reads a certificate and its key.
///
/// # Errors
///
/// When the text is not PEM with both, or TLS is not compiled in.
pub(super) fn identity(pem: &Secret) -> Result<Identity, Error> {
    read(pem.expose()).ok_or_else(|| {
        let reason = match cfg!(any(feature = "rustls", feature = "native-tls")) {
            true => "the client certificate is not PEM with a certificate and its private key",
            false => "a client certificate needs TLS: enable the feature `rustls` or `native-tls`",
        };
        Error::new(ErrorKind::Config, reason)
    })
}

#[cfg(feature = "rustls")]
fn read(pem: &str) -> Option<Identity> {
    let identity = reqwest::Identity::from_pem(pem.as_bytes()).ok()?;
    Some(Identity { identity })
}

/// The system's TLS library takes the certificates and the key as two texts.
#[cfg(all(feature = "native-tls", not(feature = "rustls")))]
fn read(pem: &str) -> Option<Identity> {
    const END: &str = "-----END PRIVATE KEY-----";
    let start = pem.find("-----BEGIN PRIVATE KEY-----")?;
    let end = start + pem.get(start..)?.find(END)? + END.len();
    let certificates = [pem.get(..start)?, pem.get(end..)?].concat();
    let key = pem.get(start..end)?;
    let identity = reqwest::Identity::from_pkcs8_pem(certificates.as_bytes(), key.as_bytes());
    Some(Identity {
        identity: identity.ok()?,
    })
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
fn read(_pem: &str) -> Option<Identity> {
    None
}
