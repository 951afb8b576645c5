//! Requests as a server receives them.

use httparse::Status;
use std::io;
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;

/// How many headers a request has at most.
const MOST_HEADERS: usize = 64;

/// How many bytes a request has at most.
const LARGEST: usize = 1 << 20;

/// What a chunked body ends with. No test sends it inside of one.
const LAST_CHUNK: &[u8] = b"\r\n0\r\n\r\n";

/// A request as it was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: String,
    /// The request target: path and query as they were sent.
    pub target: String,
    /// The headers in their order, their names in lower case.
    pub headers: Vec<(String, String)>,
    /// The bytes of the body as they were sent: a chunked one with the lengths of its chunks.
    pub body: Vec<u8>,
    /// The number of the connection that it came over, from 0.
    pub connection: usize,
}

impl Request {
    /// Returns the value of a header, named in lower case.
    ///
    /// # Panics
    ///
    /// When the request has several headers of that name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(other, _)| other == name);
        let value = values.next();
        assert_eq!(values.next(), None, "`{name}` is sent once");
        value.map(|(_, value)| value.as_str())
    }

    /// Returns the body as text.
    ///
    /// # Panics
    ///
    /// When it is not UTF-8.
    #[must_use]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is UTF-8")
    }
}

/// Reads the next request of a connection, and returns `None` at the connection's end. What was
/// read beyond the request stays in `received`.
pub(super) async fn read(
    stream: &mut TcpStream,
    received: &mut Vec<u8>,
    connection: usize,
) -> Result<Option<Request>, io::Error> {
    loop {
        if let Some((length, request)) = parse(received, connection)? {
            received.drain(..length);
            return Ok(Some(request));
        }
        if received.len() > LARGEST {
            return Err(invalid("the request is too large"));
        }
        if stream.read_buf(received).await? == 0 {
            return Ok(None);
        }
    }
}

/// Parses a request with its body, and returns how many bytes it has. There is none while bytes are
/// missing.
fn parse(received: &[u8], connection: usize) -> Result<Option<(usize, Request)>, io::Error> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut head = httparse::Request::new(&mut headers);
    let Status::Complete(start) = head.parse(received).map_err(invalid)? else {
        return Ok(None);
    };
    let mut request = Request {
        method: head.method.unwrap_or_default().to_owned(),
        target: head.path.unwrap_or_default().to_owned(),
        headers: head.headers.iter().map(text).collect(),
        body: Vec::new(),
        connection,
    };
    let Some(length) = body_length(&request, &received[start..])? else {
        return Ok(None);
    };
    let end = start + length;
    let Some(body) = received.get(start..end) else {
        return Ok(None);
    };
    request.body = body.to_vec();
    Ok(Some((end, request)))
}

fn text(header: &httparse::Header<'_>) -> (String, String) {
    let value = String::from_utf8_lossy(header.value).into_owned();
    (header.name.to_ascii_lowercase(), value)
}

/// Returns the length of the body, which is known at the end only where it is not announced.
fn body_length(request: &Request, received: &[u8]) -> Result<Option<usize>, io::Error> {
    if request.header("transfer-encoding").is_some() {
        let mut places = received.windows(LAST_CHUNK.len());
        let last = places.position(|bytes| bytes == LAST_CHUNK);
        return Ok(last.map(|last| last + LAST_CHUNK.len()));
    }
    let length = request.header("content-length").unwrap_or("0");
    length.parse().map(Some).map_err(invalid)
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}
