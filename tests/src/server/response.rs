//! Scripted responses.

use std::future::pending;
use std::io;
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::sleep;

/// What a server does when it has received a request: steps, one after the other.
///
/// A response that ends without [`close`](Self::close), [`reset`](Self::reset) or
/// [`stall`](Self::stall) leaves the connection open for the next request.
#[derive(Clone, Debug, Default)]
pub struct Response {
    steps: Vec<Step>,
}

#[derive(Clone, Debug)]
enum Step {
    Write(Vec<u8>),
    Pause(Duration),
    Stall,
    Close,
    Reset,
}

/// What happens to a connection after a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    NextRequest,
    Close,
}

impl Response {
    /// Creates a response of these bytes, which begin with the status line.
    #[must_use]
    pub fn raw(bytes: impl AsRef<[u8]>) -> Self {
        Self::default().then(bytes)
    }

    /// Creates a response that sends nothing.
    #[must_use]
    pub fn silence() -> Self {
        Self::default()
    }

    /// Creates a response without a body.
    #[must_use]
    pub fn status(status: u16) -> Self {
        // Of the statuses in use, 204 alone must not announce the length of a body.
        Self::raw(match status {
            204 => head(status, ""),
            _ => head(status, "content-length: 0\r\n"),
        })
    }

    /// Creates a response of JSON.
    #[must_use]
    pub fn json(status: u16, body: &str) -> Self {
        Self::of_type(status, "application/json", body)
    }

    /// Creates a response of plain text.
    #[must_use]
    pub fn text(status: u16, body: &str) -> Self {
        Self::of_type(status, "text/plain", body)
    }

    /// Creates a response of a media type.
    #[must_use]
    pub fn of_type(status: u16, content_type: &str, body: &str) -> Self {
        let length = body.len();
        let headers = format!("content-type: {content_type}\r\ncontent-length: {length}\r\n");
        Self::raw(head(status, &headers)).then(body)
    }

    /// Adds a header.
    ///
    /// # Panics
    ///
    /// When the response does not begin with a status line.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let Some(Step::Write(bytes)) = self.steps.first_mut() else {
            panic!("the response begins with its head");
        };
        let end = bytes.windows(2).position(|pair| pair == b"\r\n");
        let end = end.expect("a status line ends") + 2;
        let line = format!("{name}: {value}\r\n");
        bytes.splice(end..end, line.into_bytes());
        self
    }

    /// Adds bytes.
    #[must_use]
    pub fn then(self, bytes: impl AsRef<[u8]>) -> Self {
        self.step(Step::Write(bytes.as_ref().to_vec()))
    }

    /// Waits before what follows.
    #[must_use]
    pub fn pause(self, pause: Duration) -> Self {
        self.step(Step::Pause(pause))
    }

    /// Waits before everything.
    #[must_use]
    pub fn pause_before(mut self, pause: Duration) -> Self {
        self.steps.insert(0, Step::Pause(pause));
        self
    }

    /// Sends nothing more, and keeps the connection open.
    #[must_use]
    pub fn stall(self) -> Self {
        self.step(Step::Stall)
    }

    /// Closes the connection.
    #[must_use]
    pub fn close(self) -> Self {
        self.step(Step::Close)
    }

    /// Resets the connection, as a server does that has crashed.
    #[must_use]
    pub fn reset(self) -> Self {
        self.step(Step::Reset)
    }

    fn step(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    /// Takes the response's steps, one after the other.
    pub(super) async fn send(self, stream: &mut TcpStream) -> Result<After, io::Error> {
        for step in self.steps {
            match step {
                Step::Write(bytes) => stream.write_all(&bytes).await?,
                Step::Pause(pause) => sleep(pause).await,
                Step::Stall => pending().await,
                Step::Close => return Ok(After::Close),
                Step::Reset => {
                    stream.set_zero_linger()?;
                    return Ok(After::Close);
                }
            }
        }
        Ok(After::NextRequest)
    }
}

/// Returns the head of a response. The reason phrase is one that no client can know.
fn head(status: u16, headers: &str) -> String {
    format!("HTTP/1.1 {status} As Scripted\r\n{headers}\r\n")
}
