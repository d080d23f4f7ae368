//! Asks the service of this container how it is, and says so with the exit code:
//!   health-probe grpc PORT_VARIABLE DEFAULT
//!   health-probe http PORT_VARIABLE DEFAULT PATH
//! It needs no crate, so that it builds wherever a compiler is.
use std::env;
use std::error::Error;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::ExitCode;
use std::time::Duration;

type Answer = Result<String, Box<dyn Error>>;

const LIMIT: Duration = Duration::from_secs(2);

// Types and flags of HTTP/2 frames: RFC 9113, section 6.
const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const GOAWAY: u8 = 7;
const END_STREAM: u8 = 1;
const ACK: u8 = 1;
const END_HEADERS: u8 = 4;

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    match ask(&words) {
        Ok(detail) => {
            println!("{detail}");
            ExitCode::SUCCESS
        }
        Err(reason) => {
            println!("not ready: {}", worded(reason.as_ref()));
            ExitCode::FAILURE
        }
    }
}

fn worded(reason: &(dyn Error + 'static)) -> String {
    match reason.downcast_ref::<io::Error>().map(io::Error::kind) {
        Some(ErrorKind::WouldBlock) => "timed out".into(),
        Some(ErrorKind::UnexpectedEof) => "the service closed the connection".into(),
        _ => reason.to_string(),
    }
}

fn ask(words: &[String]) -> Answer {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let port = match env::var(word(1)) {
        Ok(value) if !value.is_empty() => value,
        _ => word(2).to_string(),
    };
    let address = SocketAddr::from(([127, 0, 0, 1], port.parse()?));
    let connection = TcpStream::connect_timeout(&address, LIMIT)?;
    connection.set_read_timeout(Some(LIMIT))?;
    match word(0) {
        "grpc" => ask_grpc(connection),
        "http" => ask_http(connection, word(3)),
        other => Err(format!("unknown protocol `{other}`").into()),
    }
}

fn ask_grpc(mut connection: TcpStream) -> Answer {
    connection.write_all(&check_request())?;
    let mut message = Vec::new();
    loop {
        let (kind, flags, payload) = read_frame(&mut connection)?;
        match kind {
            DATA => message.extend(payload),
            SETTINGS if flags & ACK == 0 => connection.write_all(&frame(SETTINGS, ACK, 0, &[]))?,
            RST_STREAM | GOAWAY => return Err("the service closed the call".into()),
            _ => {}
        }
        // Five bytes of gRPC, then the field `status` of HealthCheckResponse.
        if let [_, _, _, _, _, 0x08, status, ..] = message[..] {
            return told(status);
        }
        if (kind == DATA || kind == HEADERS) && flags & END_STREAM != 0 {
            return Err("the service does not answer grpc.health.v1.Health/Check".into());
        }
    }
}

fn told(status: u8) -> Answer {
    match status {
        1 => Ok("SERVING".into()),
        2 => Err("NOT_SERVING".into()),
        other => Err(format!("status {other}").into()),
    }
}

/// Everything a client says in such a call: the preface, settings, and an empty HealthCheckRequest.
fn check_request() -> Vec<u8> {
    let mut request = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec();
    request.extend(frame(SETTINGS, 0, 0, &[]));
    request.extend(frame(HEADERS, END_HEADERS, 1, &header_block()));
    request.extend(frame(DATA, END_STREAM, 1, &[0; 5]));
    request
}

/// Names by their index in the static table, values as plain text: RFC 7541, section 6 and appendix A.
fn header_block() -> Vec<u8> {
    let mut block = vec![0x83, 0x86]; // :method: POST, :scheme: http
    let fields: [(&[u8], &str); 4] = [
        (&[0x01], "localhost"), // :authority
        (&[0x04], "/grpc.health.v1.Health/Check"), // :path
        (&[0x0f, 0x10], "application/grpc"), // content-type
        (&[0x00, 0x02, 0x74, 0x65], "trailers"), // te, which the table lacks
    ];
    for (name, value) in fields {
        block.extend(name);
        block.push(value.len() as u8);
        block.extend(value.bytes());
    }
    block
}

fn frame(kind: u8, flags: u8, stream: u8, payload: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0, 0, payload.len() as u8, kind, flags, 0, 0, 0, stream];
    bytes.extend(payload);
    bytes
}

fn read_frame(connection: &mut TcpStream) -> Result<(u8, u8, Vec<u8>), Box<dyn Error>> {
    let mut head = [0; 9];
    connection.read_exact(&mut head)?;
    let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
    let mut payload = vec![0; length as usize];
    connection.read_exact(&mut payload)?;
    Ok((head[3], head[4], payload))
}

/// HTTP/1.0, whose answers come whole and end with the connection.
fn ask_http(mut connection: TcpStream, path: &str) -> Answer {
    write!(connection, "GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n")?;
    let mut bytes = Vec::new();
    connection.take(4096).read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n").ok_or("the answer is no HTTP")?;
    match head.split_whitespace().nth(1) {
        Some("200") => Ok("200".into()),
        status => Err(format!("{} {}", status.unwrap_or("no status"), body.trim()).into()),
    }
}
