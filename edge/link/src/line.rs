//! A line: one long connection on which questions and answers are frames instead of HTTP messages.
//!
//! ```text
//! question = length (2, BE) ‖ bytes
//! answer   = number (1) ‖ length (2, BE) ‖ bytes        of the question with that number, counted from 0, modulo 256
//! ```
//! It begins as `GET path` with `Upgrade: ceasewire-line` and the answer 101, so that it comes from a pinned member to a
//! route like any request. A question costs 2 bytes and its answer 3 where HTTP/1.1 takes some ninety; answers come
//! as they are ready, several in one write. At most [`OPEN_MAX`] questions are open on a line.
//!
//! What bytes mean is the business of those who ask and answer. Whoever asks must bear to ask again: a line that breaks
//! does not say whether the question was heard. Source: RFC 9110 section 7.8.

use std::collections::VecDeque;
use std::io;
use std::time::Duration;

use axum::body::Body;
use axum::response::Response;
use futures_util::future::BoxFuture;
use futures_util::stream::{FuturesUnordered, StreamExt};
use futures_util::{FutureExt, future};
use http::{HeaderValue, Request, StatusCode, header};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;

use crate::route::Route;
use crate::server::Share;
use crate::{LinkFault, Stopping, Timeouts};

/// Questions that may be open on one line: twice what a node offers at once, and with the longest frames no more memory than
/// two requests may take.
pub const OPEN_MAX: usize = 32;
/// A question or an answer has at most so many bytes.
pub const FRAME_LEN_MAX: usize = u16::MAX as usize;
/// A line on which nothing is asked for so long is closed by the node that answers.
const IDLE_MAX: Duration = Duration::from_secs(120);
/// A caller that reads nothing for so long is given up.
const WRITE_MAX: Duration = Duration::from_secs(20);

/// What stands in `Upgrade`.
pub(crate) const PROTOCOL: HeaderValue = HeaderValue::from_static("ceasewire-line");

/// The calling end of a line. After a fault it must be dropped.
#[derive(Debug)]
pub struct Line {
    io: TokioIo<Upgraded>,
    route: Route,
    held: Vec<u8>,
    next: u8,
    within: Timeouts,
}

impl Line {
    pub(crate) fn new(io: Upgraded, route: Route, within: Timeouts) -> Line {
        Line { io: TokioIo::new(io), route, held: Vec::new(), next: 0, within }
    }

    /// Asks all these at once, at most [`OPEN_MAX`], and waits for the answers, which come back in the questions' order.
    ///
    /// # Errors
    /// [`LinkFault`]; then nobody knows which of them were heard.
    pub async fn ask(&mut self, questions: &[Vec<u8>]) -> Result<Vec<Vec<u8>>, LinkFault> {
        let asked = timeout(self.within.request, self.exchange(questions)).await;
        match asked {
            Ok(answers) => answers.map_err(|error| self.route.fault(error)),
            Err(_) => Err(self.route.late("answering", self.within.request)),
        }
    }

    async fn exchange(&mut self, questions: &[Vec<u8>]) -> io::Result<Vec<Vec<u8>>> {
        if questions.len() > OPEN_MAX {
            return Err(io::Error::other("more questions at once than a line takes"));
        }
        let mut out = Vec::with_capacity(questions.iter().map(|q| q.len() + 2).sum());
        for question in questions {
            out.extend(len(question)?.to_be_bytes());
            out.extend_from_slice(question);
        }
        self.io.write_all(&out).await?;
        self.io.flush().await?;
        let first = self.next;
        self.next = first.wrapping_add(questions.len() as u8);
        let mut answers: Vec<Option<Vec<u8>>> = vec![None; questions.len()];
        for _ in 0..questions.len() {
            let (number, answer) = self.answer().await?;
            let place = answers.get_mut(usize::from(number.wrapping_sub(first)));
            match place {
                Some(place @ None) => *place = Some(answer),
                Some(Some(_)) | None => return Err(io::Error::other("an answer to no question")),
            }
        }
        Ok(answers.into_iter().flatten().collect())
    }

    async fn answer(&mut self) -> io::Result<(u8, Vec<u8>)> {
        loop {
            if let Some((&[number, a, b], rest)) = self.held.split_first_chunk() {
                let len = usize::from(u16::from_be_bytes([a, b]));
                if let Some(answer) = rest.get(..len) {
                    let answer = answer.to_vec();
                    self.held.drain(..3 + len);
                    return Ok((number, answer));
                }
            }
            if self.io.read_buf(&mut self.held).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
    }
}

/// Answers a request for a line, and then each question on it until the caller hangs up or the server stops.
///
/// Questions that come together are answered on as many threads as there are; each answer is sent when it is ready.
pub fn answer<A, F>(mut request: Request<Body>, answer: A) -> Response
where
    A: Fn(Vec<u8>) -> F + Send + Sync + 'static,
    F: Future<Output = Vec<u8>> + Send + 'static,
{
    let asked = request.headers().get(header::UPGRADE) == Some(&PROTOCOL);
    let stopping = request.extensions().get::<Stopping>().cloned();
    let (true, Some(stopping)) = (asked, stopping) else {
        let mut response = Response::new(Body::from("this path is a line: Upgrade: ceasewire-line\n"));
        *response.status_mut() = StatusCode::UPGRADE_REQUIRED;
        return response;
    };
    // The line counts as one of its member's connections for as long as it is open.
    let share = request.extensions().get::<Share>().cloned();
    let upgrade = hyper::upgrade::on(&mut request);
    tokio::spawn(async move {
        let _share = share;
        let Ok(io) = upgrade.await else { return };
        let ended = tokio::select! {
            ended = converse(TokioIo::new(io), answer) => ended,
            () = stopping.requested() => Ok(()),
        };
        if let Err(error) = ended {
            tracing::debug!(%error, "a line ended early");
        }
    });
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("upgrade"));
    response.headers_mut().insert(header::UPGRADE, PROTOCOL);
    response
}

/// A question's number and what is being answered to it.
type Answering = BoxFuture<'static, io::Result<(u8, Vec<u8>)>>;

async fn converse<A, F>(mut io: impl AsyncRead + AsyncWrite + Unpin, answer: A) -> io::Result<()>
where
    A: Fn(Vec<u8>) -> F,
    F: Future<Output = Vec<u8>> + Send + 'static,
{
    let mut open: FuturesUnordered<Answering> = FuturesUnordered::new();
    let (mut held, mut next, mut out) = (Vec::new(), 0_u8, Vec::new());
    loop {
        let asked = questions(&mut held, OPEN_MAX.saturating_sub(open.len()));
        let several = asked.len() > 1 || !open.is_empty();
        for question in asked {
            let (number, answer) = (next, answer(question));
            next = next.wrapping_add(1);
            // One alone is answered here: handing it to another thread would cost more than it gains.
            open.push(if several {
                let elsewhere = tokio::spawn(answer);
                async move { Ok((number, elsewhere.await.map_err(io::Error::other)?)) }.boxed()
            } else {
                async move { Ok((number, answer.await)) }.boxed()
            });
        }
        tokio::select! {
            biased;
            Some(answered) = open.next() => {
                put(&mut out, answered?)?;
                while let Some(Some(answered)) = open.next().now_or_never() {
                    put(&mut out, answered?)?;
                }
                let written = timeout(WRITE_MAX, async { io.write_all(&out).await?; io.flush().await });
                written.await.map_err(|_| io::ErrorKind::TimedOut)??;
                out.clear();
            }
            read = timeout(IDLE_MAX, io.read_buf(&mut held)), if open.len() < OPEN_MAX => match read {
                Err(_) if !open.is_empty() => {}
                Err(_) | Ok(Ok(0)) => return Ok(()),
                Ok(read) => { read?; }
            },
            else => future::pending().await,
        }
    }
}

/// Takes whole questions off the front, at most `max`.
fn questions(held: &mut Vec<u8>, max: usize) -> VecDeque<Vec<u8>> {
    let (mut found, mut read) = (VecDeque::new(), 0);
    while found.len() < max
        && let Some((length, rest)) = held[read..].split_first_chunk()
        && let Some(question) = rest.get(..usize::from(u16::from_be_bytes(*length)))
    {
        found.push_back(question.to_vec());
        read += 2 + question.len();
    }
    held.drain(..read);
    found
}

fn put(out: &mut Vec<u8>, (number, answer): (u8, Vec<u8>)) -> io::Result<()> {
    out.push(number);
    out.extend(len(&answer)?.to_be_bytes());
    out.extend(answer);
    Ok(())
}

fn len(bytes: &[u8]) -> io::Result<u16> {
    u16::try_from(bytes.len()).map_err(|_| io::Error::other("a frame of a line has at most 65,535 bytes"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{Client, Identity, Limits, Peers, Server};
    use axum::Router;
    use axum::routing::get;
    use proptest::prelude::*;

    struct Two {
        client: Client,
        addr: String,
    }

    /// SOUTH answers each question with its bytes in the opposite order, the longer the later.
    async fn two(limits: Limits) -> Two {
        let (north, south) = (Identity::generate().unwrap(), Identity::generate().unwrap());
        let pins = [("NORTH".to_owned(), north.spki()), ("SOUTH".to_owned(), south.spki())];
        let peers = Peers::new(pins).unwrap();
        let reversed = |mut question: Vec<u8>| async move {
            for _ in 0..question.len() {
                tokio::task::yield_now().await;
            }
            question.reverse();
            question
        };
        let router = Router::new()
            .route("/line", get(move |request: axum::extract::Request| async move { answer(request, reversed) }))
            .route("/", get(|| async { "here" }));
        let server = Server::bind("127.0.0.1:0", &south, peers.clone(), router).await.unwrap();
        let addr = server.local_addr().unwrap().to_string();
        tokio::spawn(server.with_limits(limits).serve(future::pending()));
        Two { client: Client::new(&north, &peers), addr }
    }

    #[tokio::test]
    async fn answers_come_back_in_the_order_of_the_questions_however_many_there_are() {
        let two = two(Limits::default()).await;
        let mut line = two.client.line("SOUTH", &two.addr, "/line", Timeouts::default()).await.unwrap();
        for round in 0..5_usize {
            let questions: Vec<Vec<u8>> = (0..OPEN_MAX).map(|n| vec![n as u8; (OPEN_MAX - n) * round + 1]).collect();
            assert_eq!(line.ask(&questions).await.unwrap(), questions, "a repeated byte reads the same both ways");
        }
        assert_eq!(line.ask(&[b"abc".to_vec()]).await.unwrap(), [b"cba".to_vec()]);
        assert_eq!(line.ask(&[vec![7; FRAME_LEN_MAX]]).await.unwrap(), [vec![7; FRAME_LEN_MAX]]);
        assert!(line.ask(&vec![vec![]; OPEN_MAX + 1]).await.is_err());
    }

    #[tokio::test]
    async fn a_line_is_one_of_its_members_connections_for_as_long_as_it_is_open() {
        let two = two(Limits { connections_per_member: 2, ..Limits::default() }).await;
        let open = || two.client.line("SOUTH", &two.addr, "/line", Timeouts::default());
        let (mut first, second) = (open().await.unwrap(), open().await.unwrap());
        assert!(open().await.is_err(), "a third is one too many");
        drop(second);
        // The server sees the end of a connection a moment later.
        let again = async {
            loop {
                if let Ok(line) = open().await {
                    return line;
                }
                tokio::task::yield_now().await;
            }
        };
        let mut third = timeout(Duration::from_secs(60), again).await.expect("the place is free again");
        assert_eq!(third.ask(&[b"ab".to_vec()]).await.unwrap(), [b"ba".to_vec()]);
        assert_eq!(first.ask(&[b"ab".to_vec()]).await.unwrap(), [b"ba".to_vec()]);
    }

    #[tokio::test]
    async fn who_asks_for_no_line_gets_none_and_no_line_begins_where_there_is_none() {
        let two = two(Limits::default()).await;
        let got = two.client.request("SOUTH", &two.addr, http::Method::GET, "/line", "", Timeouts::default()).await;
        assert_eq!(got.unwrap().status, StatusCode::UPGRADE_REQUIRED);
        let fault = two.client.line("SOUTH", &two.addr, "/", Timeouts::default()).await.unwrap_err();
        assert!(matches!(fault, LinkFault::NoStream { status: StatusCode::OK, .. }), "{fault}");
    }

    proptest! {
        #[test]
        fn questions_survive_any_cutting(
            asked in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..300), 0..12),
            cuts in prop::collection::vec(1_usize..40, 1..20),
        ) {
            let mut stream = Vec::new();
            for question in &asked {
                stream.extend(len(question).unwrap().to_be_bytes());
                stream.extend(question);
            }
            let (mut held, mut got, mut rest) = (Vec::new(), Vec::new(), stream.as_slice());
            for cut in cuts.iter().cycle() {
                if rest.is_empty() {
                    break;
                }
                let (chunk, after) = rest.split_at((*cut).min(rest.len()));
                held.extend_from_slice(chunk);
                got.extend(questions(&mut held, OPEN_MAX));
                rest = after;
            }
            prop_assert_eq!(got, asked);
            prop_assert!(held.is_empty());
        }
    }
}
