// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! Sending a call: attempts, redirects and refused tokens, until there is a response.

use super::auth::{Combination, ObtainedSecrets};
use super::body::{self, Body, BodyFault};
use super::build_request::build_request;
use super::call::Call;
use super::decode::RawResponse;
use super::error::{Error, ErrorKind};
use super::exchange::Exchange;
use super::limits::finite;
use super::operation::{Documented, choose};
use super::redact::Scrub;
use super::redirect::{MAX_REDIRECTS, Redirect, redirect};
use super::request::Request;
use super::retry::{chance, is_temporary, retry_after};
use super::trace;
use super::transport::BoxFuture;
use super::transport_error::{TransportError, TransportErrorKind};
use bytes::Bytes;
use http::StatusCode;
use http::response::Parts;
use std::time::{Duration, SystemTime};
use tokio::time::{Instant, sleep, timeout_at};

/// Sends a call.
pub(super) fn exchange(
    call: Call,
    documented: &'static dyn Documented,
) -> BoxFuture<'static, Result<Exchange, Error>> {
    let operation = call.operation();
    trace::in_span(operation, async move {
        let mut delivery = Delivery::new(&call, documented);
        let result = delivery.run().await;
        trace::finished(&result, delivery.attempts);
        result.map_err(|error| error.of(operation.id).after(delivery.attempts))
    })
}

/// A call that is being sent.
///
/// It is kept small, since it is a part of the future of every call.
struct Delivery<'a> {
    call: &'a Call,
    documented: &'static dyn Documented,
    security: Combination,
    obtained: ObtainedSecrets,
    /// The request that redirects have led to; none without a redirect.
    redirect: Option<Redirect>,
    scrub: Scrub,
    deadline: Instant,
    attempts: u32,
    retries: u32,
    redirects: u32,
    has_refreshed: bool,
}

/// The outcome of one attempt.
enum Outcome {
    Response(Received),
    /// No response, for this reason.
    Failure(TransportError),
}

/// A response, as far as it has been read.
struct Received {
    response: RawResponse,
    /// The index of the response's case among the endpoint's keys.
    case: Option<usize>,
    /// The body, where the value reads it as it arrives.
    rest: Option<Body>,
    /// Why the body was not read to its end, if it was not.
    fault: Option<BodyFault>,
}

impl Outcome {
    /// Whether another attempt may have another outcome.
    fn is_temporary(&self) -> bool {
        match self {
            Self::Response(received) => match &received.fault {
                Some(BodyFault::Timeout | BodyFault::Broken(_)) => true,
                Some(BodyFault::TooLarge(_) | BodyFault::Idle(_)) | None => {
                    is_temporary(received.response.status())
                }
            },
            Self::Failure(error) => error.kind() != TransportErrorKind::Unsendable,
        }
    }

    /// Whether the server has certainly not received the request.
    fn is_unsent(&self) -> bool {
        match self {
            Self::Response(..) => false,
            Self::Failure(error) => matches!(
                error.kind(),
                TransportErrorKind::Connect | TransportErrorKind::ConnectTimeout
            ),
        }
    }

    /// Whether the server has done what the request asks for, by the status.
    fn is_done(&self) -> bool {
        matches!(self, Self::Response(received) if received.response.status().is_success())
    }

    /// Whether the server has given a response that it would give to another attempt as well.
    fn is_settled(&self) -> bool {
        matches!(self, Self::Response(..)) && !self.is_temporary()
    }
}

/// What the next attempt has to wait for.
enum Wait {
    Nothing,
    Token,
    Time(Duration),
}

impl<'a> Delivery<'a> {
    fn new(call: &'a Call, documented: &'static dyn Documented) -> Self {
        Self {
            call,
            documented,
            security: &[],
            obtained: ObtainedSecrets::default(),
            redirect: None,
            scrub: call.client().shared().scrub.clone(),
            deadline: Instant::now() + finite(call.time_limit()),
            attempts: 0,
            retries: 0,
            redirects: 0,
            has_refreshed: false,
        }
    }

    async fn run(&mut self) -> Result<Exchange, Error> {
        let mut request = self.first_request()?;
        let mut wait = Wait::Token;
        loop {
            match wait {
                Wait::Nothing => {}
                Wait::Token => self.authorize().await?,
                Wait::Time(delay) => sleep(delay).await,
            }
            self.write_credentials(&mut request)?;
            let outcome = self.attempt(request).await;
            wait = match self.next(&outcome) {
                Some(wait) => wait,
                None => return self.finish(outcome),
            };
            request = self.repeated_request()?;
        }
    }

    /// Builds the request of the first attempt, without the credentials.
    fn first_request(&mut self) -> Result<Request, Error> {
        for secret in self.call.secrets() {
            self.scrub.add(secret.clone());
        }
        let credentials = &self.call.client().inner.credentials;
        self.security = credentials.choose(self.call.operation().security)?;
        let request = build_request(self.call, &mut self.scrub)?;
        match self.call.has_spent_body() {
            true => Err(Error::new(
                ErrorKind::Request,
                "the body is a stream that has been sent already",
            )),
            false => Ok(request),
        }
    }

    /// Builds the request of a further attempt, as redirects have made it, without the credentials.
    fn repeated_request(&self) -> Result<Request, Error> {
        let mut request = build_request(self.call, &mut self.scrub.clone())?;
        if let Some(redirect) = &self.redirect {
            redirect.apply(&mut request);
        }
        Ok(request)
    }

    /// Asks the providers for secrets other than those that were refused.
    async fn authorize(&mut self) -> Result<(), Error> {
        let client = self.call.client();
        let credentials = &client.inner.credentials;
        if !credentials.is_renewable(self.security) {
            return Ok(());
        }
        let obtain = credentials.obtain(
            self.security,
            &self.obtained,
            client.shared(),
            &mut self.scrub,
        );
        let obtained = timeout_at(self.deadline, obtain).await;
        self.obtained = obtained.map_err(|_| {
            Error::new(
                ErrorKind::Timeout,
                "the token provider did not respond in time",
            )
        })??;
        Ok(())
    }

    fn write_credentials(&self, request: &mut Request) -> Result<(), Error> {
        let credentials = &self.call.client().inner.credentials;
        let written = credentials.write(self.security, &self.obtained, request);
        written.map_err(|reason| {
            let error = TransportError::new(TransportErrorKind::Unsendable, reason);
            Error::transport(&error, &self.scrub)
        })
    }

    /// Sends the request once and reads the response, if there is time left.
    async fn attempt(&mut self, request: Request) -> Outcome {
        if Instant::now() >= self.deadline {
            return Outcome::Failure(self.too_late());
        }
        self.attempts = self.attempts.saturating_add(1);
        let shared = self.call.client().shared();
        let until = self.deadline.min(Instant::now() + shared.limits.attempt);
        let response = timeout_at(until, shared.transport.send(request)).await;
        let response = match response {
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
        let case = choose(self.documented, status, &headers);
        let (bytes, fault, rest) = match case.is_some_and(|(_, key)| key.is_stream) {
            true => (Bytes::new(), None, Some(body)),
            false => {
                let (bytes, fault) = body::read(body, shared.limits.body_bytes, until).await;
                (bytes, fault, None)
            }
        };
        Outcome::Response(Received {
            response: RawResponse::new(status, headers, bytes),
            case: case.map(|(index, _)| index),
            rest,
            fault,
        })
    }

    /// Returns the error for the time limit that has passed.
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

    /// Decides whether there is another attempt, and returns what it has to wait for.
    fn next(&mut self, outcome: &Outcome) -> Option<Wait> {
        if let Outcome::Response(Received { response, .. }) = outcome {
            if let Some(redirect) = self.redirect(response) {
                self.follow(redirect);
                return Some(Wait::Nothing);
            }
            if response.status() == StatusCode::UNAUTHORIZED && self.can_refresh() {
                trace::event!(debug, "the token was refused, asking for another");
                self.has_refreshed = true;
                return Some(Wait::Token);
            }
        }
        self.repeat(outcome).map(Wait::Time)
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
        outcome.is_temporary() && is_harmless() && !self.is_spent()
    }

    fn is_repeatable(&self, outcome: &Outcome) -> bool {
        let Ok(request) = self.repeated_request() else {
            return false;
        };
        let method = &request.method;
        let has_key = request.headers.contains_key("idempotency-key");
        let policy = self.call.retry_policy();
        if outcome.is_done() {
            policy.is_repeatable_when_done(method, has_key)
        } else {
            policy.is_repeatable(method, has_key)
        }
    }

    /// Whether the request has a body that has been read from, so that it cannot be sent again.
    fn is_spent(&self) -> bool {
        self.keeps_body() && self.call.has_spent_body()
    }

    fn keeps_body(&self) -> bool {
        self.redirect
            .as_ref()
            .is_none_or(|redirect| redirect.keeps_body)
    }

    /// Returns how long to wait before the next attempt, if there is time for one.
    fn delay(&self, outcome: &Outcome) -> Option<Duration> {
        let asked = match outcome {
            Outcome::Response(received) => {
                retry_after(received.response.headers(), SystemTime::now())
            }
            Outcome::Failure(_) => None,
        };
        let left = self.deadline.saturating_duration_since(Instant::now());
        let policy = self.call.retry_policy();
        let delay = policy.delay(self.retries, asked, chance());
        delay.filter(|delay| *delay < left)
    }

    fn can_refresh(&self) -> bool {
        let credentials = &self.call.client().inner.credentials;
        !self.has_refreshed && !self.is_spent() && credentials.is_renewable(self.security)
    }

    fn redirect(&self, response: &RawResponse) -> Option<Redirect> {
        if self.redirects == MAX_REDIRECTS || !response.status().is_redirection() {
            return None;
        }
        let request = self.repeated_request().ok()?;
        let redirect = redirect(&request, response, self.documented)?;
        (!redirect.keeps_body || !self.is_spent()).then_some(redirect)
    }

    fn follow(&mut self, redirect: Redirect) {
        trace::event!(debug, "following a redirect");
        self.redirects += 1;
        self.redirect = Some(Redirect {
            keeps_body: redirect.keeps_body && self.keeps_body(),
            ..redirect
        });
    }

    fn finish(&self, outcome: Outcome) -> Result<Exchange, Error> {
        let limits = self.call.client().shared().limits;
        match outcome {
            Outcome::Response(received) => Ok(Exchange {
                operation: self.call.operation(),
                response: received.response,
                case: received.case,
                rest: received.rest,
                fault: received.fault,
                attempts: self.attempts,
                scrub: self.scrub.clone(),
                idle: limits.idle,
                limit: limits.body_bytes,
            }),
            Outcome::Failure(error) => Err(Error::transport(&error, &self.scrub)),
        }
    }
}
