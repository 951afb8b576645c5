//! Calls to a server that asks clients for a certificate.

use super::pem::{AUTHORITY, CLIENT_CERTIFICATE, CLIENT_KEY, SERVER_CERTIFICATE, SERVER_KEY};
use super::support::{API, send, things};
use crate::{ClientBuilder, ErrorKind, Method, RetryPolicy};
use std::io;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::crypto::aws_lc_rs::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig};

const RESPONSE: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\
    content-length: 2\r\nconnection: close\r\n\r\n{}";

/// The first lines of requests, and the certificates that their senders have shown.
type Received = Arc<Mutex<Vec<(String, CertificateDer<'static>)>>>;

/// Starts a server for senders with a certificate of the authority. Returns a builder of clients of it, and what it
/// receives.
async fn server() -> (ClientBuilder, Received) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let received = Received::default();
    let log = received.clone();
    let acceptor = acceptor();
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            // A handshake that fails is for the client to tell.
            let _ = respond(&acceptor, connection, &log).await;
        }
    });
    let builder = ClientBuilder::new(&API)
        .base_url(format!("https://localhost:{port}"))
        .retry(RetryPolicy::none());
    (builder, received)
}

fn acceptor() -> TlsAcceptor {
    let certificate = |pem: &str| CertificateDer::from_pem_slice(pem.as_bytes()).unwrap();
    let key = PrivateKeyDer::from_pem_slice(SERVER_KEY.as_bytes()).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(certificate(AUTHORITY)).unwrap();
    let provider = Arc::new(default_provider());
    let verifier =
        WebPkiClientVerifier::builder_with_provider(roots.into(), Arc::clone(&provider)).build();
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_client_cert_verifier(verifier.unwrap())
        .with_single_cert(vec![certificate(SERVER_CERTIFICATE)], key)
        .unwrap();
    Arc::new(config).into()
}

async fn respond(acceptor: &TlsAcceptor, connection: TcpStream, log: &Received) -> io::Result<()> {
    let mut connection = acceptor.accept(connection).await?;
    let shown = connection.get_ref().1.peer_certificates();
    let shown = shown.and_then(|shown| shown.first()).unwrap().clone();
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        request.push(connection.read_u8().await?);
    }
    let request = String::from_utf8_lossy(&request);
    let line = request.lines().next().unwrap_or_default().to_owned();
    log.lock().unwrap().push((line, shown.into_owned()));
    connection.write_all(RESPONSE).await?;
    connection.shutdown().await
}

async fn get(builder: ClientBuilder) -> Result<(), ErrorKind> {
    let result = send(&builder.build().unwrap(), things(Method::GET)).await;
    result.map(drop).map_err(|error| error.kind())
}

fn with_certificate(builder: ClientBuilder) -> ClientBuilder {
    builder.client_certificate([CLIENT_CERTIFICATE, CLIENT_KEY].concat())
}

#[tokio::test]
async fn a_server_that_asks_for_a_certificate_is_shown_it() {
    let (builder, received) = server().await;
    get(with_certificate(builder.root_certificate(AUTHORITY)))
        .await
        .unwrap();
    let certificate = CertificateDer::from_pem_slice(CLIENT_CERTIFICATE.as_bytes()).unwrap();
    let expected = ("GET /things HTTP/1.1".to_owned(), certificate);
    assert_eq!(*received.lock().unwrap(), [expected]);
}

#[tokio::test]
async fn a_server_that_asks_for_a_certificate_refuses_clients_without_one() {
    let (builder, received) = server().await;
    let result = get(builder.root_certificate(AUTHORITY)).await;
    assert_eq!(result, Err(ErrorKind::Transport));
    assert_eq!(*received.lock().unwrap(), []);
}

#[tokio::test]
async fn a_server_of_an_unknown_authority_is_not_trusted() {
    let (builder, received) = server().await;
    let builder = with_certificate(builder);
    assert!(get(builder).await.is_err());
    assert_eq!(*received.lock().unwrap(), []);
}
