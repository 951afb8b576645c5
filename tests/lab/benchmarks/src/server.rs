//! A server on the loopback interface that has one answer.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

/// Starts a server; returns its base URL. It ends with the process.
///
/// # Errors
///
/// When the system gives no port.
pub fn start(body: &str) -> io::Result<String> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    let base_url = format!("http://{}", listener.local_addr()?);
    let length = body.len();
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let answer = answer.clone();
            // A connection that breaks off is the client's to tell.
            thread::spawn(move || serve(stream, answer.as_bytes()));
        }
    });
    Ok(base_url)
}

/// Answers each request of a connection; one ends with an empty line, as none has a body.
fn serve(mut stream: TcpStream, answer: &[u8]) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let (mut request, mut part) = (Vec::new(), [0; 4096]);
    loop {
        match stream.read(&mut part)? {
            0 => return Ok(()),
            length => request.extend_from_slice(&part[..length]),
        }
        if request.ends_with(b"\r\n\r\n") {
            stream.write_all(answer)?;
            request.clear();
        }
    }
}
