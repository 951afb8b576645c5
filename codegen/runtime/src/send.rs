//! Sending a call: attempts, redirects and refused tokens, until there is an answer.

use super::auth::{Combination, Proof};
use super::body::{self, Body, BodyFault};
use super::call::Call;
use super::decode::Answer;
use super::error::{Error, ErrorKind};
use super::exchange::Exchange;
use super::limits::finite;
use super::operation::{Key, choose};
use super::redact::Scrub;
use super::redirect::{MAX_REDIRECTS, Redirect, forget_body, redirect};
use super::request::Request;
use super::retry::{chance, is_temporary, retry_after};
use super::trace;
use super::transport::{BoxFuture, TransportError, TransportErrorKind};
use bytes::Bytes;
use http::StatusCode;
use http::response::Parts;
use std::ops::ControlFlow;
use std::time::{Duration, SystemTime};
use tokio::time::{Instant, sleep, timeout_at};

/// Sends a call. `documented` holds the keys of the documented answers.
pub(super) fn exchange(
    call: Call,
    documented: Vec<Key>,
) -> BoxFuture<'static, Result<Exchange, Error>> {
    let operation = call.operation();
    let call = Box::new(call);
    trace::in_span(operation, async move {
        let mut delivery = match Delivery::new(call, documented) {
            Ok(delivery) => delivery,
            Err(error) => return Err(error.of(operation.id)),
        };
        let result = delivery.run().await;
        trace::finished(&result, delivery.attempts);
        result.map_err(|error| error.of(operation.id).after(delivery.attempts))
    })
}

/// A call that is being sent.
///
/// The future that holds it is as large as what is alive while it waits, so it holds little.
struct Delivery {
    call: Box<Call>,
    documented: Vec<Key>,
    security: Combination,
    proof: Proof,
    request: Request,
    scrub: Scrub,
    deadline: Instant,
    attempts: u32,
    retries: u32,
    redirects: u32,
    has_refreshed: bool,
}

/// What one attempt came to.
enum Outcome {
    Answer(Reply),
    /// No answer.
    Failure(TransportError),
}

/// An answer, as far as it was read.
struct Reply {
    answer: Answer,
    /// The place of the answer's case among the keys.
    case: Option<usize>,
    /// The body where it is to be read as it comes.
    rest: Option<Body>,
    /// Why the body is not all there.
    fault: Option<BodyFault>,
}

impl Outcome {
    /// Whether another attempt may come to something else.
    fn is_temporary(&self) -> bool {
        match self {
            Self::Answer(reply) => match &reply.fault {
                Some(BodyFault::Timeout | BodyFault::Broken(_)) => true,
                Some(BodyFault::TooLarge(_) | BodyFault::Idle(_)) | None => {
                    is_temporary(reply.answer.status())
                }
            },
            Self::Failure(error) => error.kind() != TransportErrorKind::Unsendable,
        }
    }

    /// Whether the server has certainly not received the request.
    fn is_unsent(&self) -> bool {
        match self {
            Self::Answer(..) => false,
            Self::Failure(error) => matches!(
                error.kind(),
                TransportErrorKind::Connect | TransportErrorKind::ConnectTimeout
            ),
        }
    }

    /// Whether the server has done what it was asked for, as far as is known.
    fn is_done(&self) -> bool {
        matches!(self, Self::Answer(reply) if reply.answer.status().is_success())
    }

    /// Whether the server has given an answer that it would give again.
    fn is_settled(&self) -> bool {
        matches!(self, Self::Answer(..)) && !self.is_temporary()
    }
}

/// What the next attempt has to wait for.
enum Wait {
    Nothing,
    Token,
    Time(Duration),
}

impl Delivery {
    fn new(call: Box<Call>, documented: Vec<Key>) -> Result<Self, Error> {
        let shared = call.client().shared();
        let mut scrub = shared.scrub.clone();
        for secret in call.secrets() {
            scrub.add(secret.clone());
        }
        Ok(Self {
            security: shared.credentials.choose(call.operation().security)?,
            proof: Proof::default(),
            request: Request::new(&call, &mut scrub)?,
            scrub,
            deadline: Instant::now() + finite(call.time_limit()),
            documented,
            attempts: 0,
            retries: 0,
            redirects: 0,
            has_refreshed: false,
            call,
        })
    }

    async fn run(&mut self) -> Result<Exchange, Error> {
        let mut wait = Wait::Token;
        loop {
            match wait {
                Wait::Nothing => {}
                Wait::Token => self.authorize().await?,
                Wait::Time(delay) => sleep(delay).await,
            }
            let outcome = self.attempt().await;
            wait = match self.step(outcome)? {
                ControlFlow::Continue(wait) => wait,
                ControlFlow::Break(exchange) => return Ok(exchange),
            };
        }
    }

    /// Gets the credentials, other ones than those that were refused, and puts them into the request.
    async fn authorize(&mut self) -> Result<(), Error> {
        let shared = self.call.client().shared();
        let prove = shared
            .credentials
            .prove(self.security, &self.proof, shared, &mut self.scrub);
        let proof = timeout_at(self.deadline, prove).await;
        self.proof = proof.map_err(|_| {
            Error::new(
                ErrorKind::Timeout,
                "the token provider did not answer in time",
            )
        })??;
        self.show_proof()
    }

    fn show_proof(&mut self) -> Result<(), Error> {
        self.proof.write(&mut self.request).map_err(|reason| {
            let error = TransportError::new(TransportErrorKind::Unsendable, reason);
            Error::transport(&error, &self.scrub)
        })
    }

    /// Sends the request once and reads the answer, if there is time left.
    async fn attempt(&mut self) -> Outcome {
        if Instant::now() >= self.deadline {
            return Outcome::Failure(self.too_late());
        }
        self.attempts = self.attempts.saturating_add(1);
        let shared = self.call.client().shared();
        let until = self.deadline.min(Instant::now() + shared.limits.attempt);
        let response = shared.transport.send(self.request.to_http());
        let response = match timeout_at(until, response).await {
            Ok(Ok(response)) => response,
            Ok(Err(error)) => return Outcome::Failure(error),
            Err(_) => return Outcome::Failure(self.too_late()),
        };
        let (
            Parts {
                status, headers, ..
            },
            body,
        ) = response.into_parts();
        let case = choose(&self.documented, status, &headers);
        let is_stream = case.is_some_and(|case| self.documented[case].is_stream);
        let (bytes, fault, rest) = match is_stream {
            true => (Bytes::new(), None, Some(body)),
            false => {
                let (bytes, fault) = body::read(body, shared.limits.body_bytes, until).await;
                (bytes, fault, None)
            }
        };
        Outcome::Answer(Reply {
            answer: Answer::new(status, headers, bytes),
            case,
            rest,
            fault,
        })
    }

    /// Says which of the time limits has passed.
    fn too_late(&self) -> TransportError {
        let limits = self.call.client().shared().limits;
        let what = if Instant::now() >= self.deadline {
            format!(
                "the call's limit of {:?} has passed",
                self.call.time_limit()
            )
        } else {
            format!("the attempt's limit of {:?} has passed", limits.attempt)
        };
        TransportError::new(TransportErrorKind::Timeout, what)
    }

    /// Decides what to do after an attempt.
    fn step(&mut self, outcome: Outcome) -> Result<ControlFlow<Exchange, Wait>, Error> {
        if let Outcome::Answer(Reply { answer, .. }) = &outcome {
            if let Some(redirect) = self.redirect(answer) {
                self.follow(redirect)?;
                return Ok(ControlFlow::Continue(Wait::Nothing));
            }
            if answer.status() == StatusCode::UNAUTHORIZED && self.can_refresh() {
                trace::event!(debug, "the token was refused, asking for another");
                self.has_refreshed = true;
                return Ok(ControlFlow::Continue(Wait::Token));
            }
        }
        match self.repeat(&outcome) {
            Some(delay) => Ok(ControlFlow::Continue(Wait::Time(delay))),
            None => self.finish(outcome).map(ControlFlow::Break),
        }
    }

    /// Decides whether the request is sent again, and returns how long to wait before.
    fn repeat(&mut self, outcome: &Outcome) -> Option<Duration> {
        let budget = &self.call.client().shared().budget;
        if !self.may_be_repeated(outcome) {
            if outcome.is_settled() {
                budget.deposit();
            }
            return None;
        }
        let delay = self.delay(outcome).filter(|_| budget.withdraw())?;
        trace::event!(
            debug,
            attempt = self.attempts,
            ?delay,
            "sending the request again"
        );
        self.retries += 1;
        Some(delay)
    }

    /// Whether another attempt may help, and does no harm.
    fn may_be_repeated(&self, outcome: &Outcome) -> bool {
        let is_harmless = || outcome.is_unsent() || self.is_repeatable(outcome);
        outcome.is_temporary() && is_harmless() && !self.request.body.is_spent()
    }

    fn is_repeatable(&self, outcome: &Outcome) -> bool {
        let method = &self.request.method;
        let has_key = self.request.headers.contains_key("idempotency-key");
        let policy = self.call.retry_policy();
        if outcome.is_done() {
            policy.is_repeatable_when_done(method, has_key)
        } else {
            policy.is_repeatable(method, has_key)
        }
    }

    /// Returns how long to wait before the next attempt, if there is time for one.
    fn delay(&self, outcome: &Outcome) -> Option<Duration> {
        let asked = match outcome {
            Outcome::Answer(reply) => retry_after(reply.answer.headers(), SystemTime::now()),
            Outcome::Failure(_) => None,
        };
        let left = self.deadline.saturating_duration_since(Instant::now());
        let policy = self.call.retry_policy();
        let delay = policy.delay(self.retries, asked, chance());
        delay.filter(|delay| *delay < left)
    }

    fn can_refresh(&self) -> bool {
        let credentials = &self.call.client().shared().credentials;
        !self.has_refreshed
            && !self.request.body.is_spent()
            && credentials.is_renewable(self.security)
    }

    fn redirect(&self, answer: &Answer) -> Option<Redirect> {
        if self.redirects == MAX_REDIRECTS {
            return None;
        }
        let redirect = redirect(
            &self.request.method,
            &self.request.uri,
            answer.status(),
            answer.headers(),
            &self.documented,
        );
        redirect.filter(|redirect| !redirect.keeps_body || !self.request.body.is_spent())
    }

    fn follow(&mut self, redirect: Redirect) -> Result<(), Error> {
        trace::event!(debug, "following a redirect");
        self.redirects += 1;
        self.request.method = redirect.method;
        self.request.uri = redirect.uri;
        if !redirect.keeps_body {
            self.request.body = Body::empty().into();
            forget_body(&mut self.request.headers);
        }
        self.show_proof()
    }

    fn finish(&self, outcome: Outcome) -> Result<Exchange, Error> {
        let limits = self.call.client().shared().limits;
        match outcome {
            Outcome::Answer(reply) => Ok(Exchange {
                operation: self.call.operation(),
                answer: reply.answer,
                case: reply.case,
                rest: reply.rest,
                fault: reply.fault,
                attempts: self.attempts,
                scrub: self.scrub.clone(),
                idle: limits.idle,
                limit: limits.body_bytes,
            }),
            Outcome::Failure(error) => Err(Error::transport(&error, &self.scrub)),
        }
    }
}
