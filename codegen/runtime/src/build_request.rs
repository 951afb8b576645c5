//! From a call to its request.

use super::body::Body;
use super::call::{Argument, Call, Location};
use super::error::{Error, ErrorKind};
use super::ordered::Value;
use super::parameter::Parameter;
use super::parameter_error::ParameterError;
use super::path::{expand_pair, expand_path, split_query};
use super::redact::Scrub;
use super::request::{LONGEST_URL, Request};
use super::request_header::insert_header;
use http::header::{ACCEPT, CONTENT_TYPE, COOKIE};
use http::{HeaderMap, HeaderValue, Method};
use std::iter;

/// The capacity for a URL: most are not longer.
const USUAL_URL: usize = 256;

/// Builds the request of a call, without its credentials, and adds the secrets in it to `scrub`.
///
/// # Errors
///
/// When something that the call was given cannot be sent.
pub(super) fn build_request(call: &Call, scrub: &mut Scrub) -> Result<Request, Error> {
    let build = Build { call, scrub };
    build
        .request()
        .map_err(|reason| Error::new(ErrorKind::Request, reason))
}

struct Build<'a> {
    call: &'a Call,
    scrub: &'a mut Scrub,
}

impl Build<'_> {
    fn request(mut self) -> Result<Request, String> {
        Ok(Request {
            method: self.method()?,
            url: self.url()?,
            headers: self.headers()?,
            body: self.body()?,
        })
    }

    fn method(&self) -> Result<Method, String> {
        let name = self.call.operation().method;
        Method::from_bytes(name.as_bytes()).map_err(|_| format!("{name:?} is not a method"))
    }

    fn url(&self) -> Result<String, String> {
        let operation = self.call.operation();
        let mut url = String::with_capacity(USUAL_URL);
        url.extend(self.call.client().base_url_of(operation));
        let text_of = |name: &str| {
            let mut arguments = self.arguments(Location::Path);
            let argument = arguments.find(|argument| argument.parameter.name() == name)?;
            Some(encoded(argument, Parameter::path_text))
        };
        let (path, fixed) = split_query(operation.path);
        expand_path(path, text_of, &mut url)?;
        let query = self.encoded(Location::Query, Parameter::query_pairs)?;
        let pairs = || query.iter().flat_map(|(_, pairs)| pairs);
        let mut separators = iter::once('?').chain(iter::repeat('&'));
        for pair in fixed.split('&').filter(|pair| !pair.is_empty()) {
            if !pairs().any(|(name, _)| has_name(pair, name)) {
                url.extend(separators.next());
                expand_pair(pair, text_of, &mut url)?;
            }
        }
        for (name, value) in pairs() {
            url.extend(separators.next());
            url.push_str(name);
            url.push('=');
            url.push_str(value);
        }
        if let Some(whole) = self.call.whole_query() {
            let whole = whole.as_ref();
            let whole = whole.map_err(|reason| format!("the query cannot be written: {reason}"))?;
            url.extend(separators.next());
            url.push_str(whole);
        }
        match url.len() {
            ..=LONGEST_URL => Ok(url),
            _ => Err("the URL is too long".to_owned()),
        }
    }

    fn headers(&mut self) -> Result<HeaderMap, String> {
        let call = self.call;
        let mut headers = HeaderMap::new();
        if !call.operation().accept.is_empty() {
            headers.insert(ACCEPT, HeaderValue::from_static(call.operation().accept));
        }
        if let Some(body) = call.request_body() {
            let content_type = HeaderValue::try_from(&*body.content_type);
            let content_type = content_type.map_err(|_| "the body's media type is not valid")?;
            headers.insert(CONTENT_TYPE, content_type);
        }
        for (name, value) in &call.client().shared().headers {
            headers.insert(name, value.clone());
        }
        for (name, value) in self.encoded(Location::Header, Parameter::header_text)? {
            insert_header(&mut headers, self.scrub, name, &value)?;
        }
        let cookies = self.encoded(Location::Cookie, Parameter::cookie_pairs)?;
        let cookies: Vec<String> = cookies
            .into_iter()
            .flat_map(|(_, pairs)| pairs)
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if !cookies.is_empty() {
            insert_header(
                &mut headers,
                self.scrub,
                COOKIE.as_str(),
                &cookies.join("; "),
            )?;
        }
        for (name, value) in call.headers() {
            insert_header(&mut headers, self.scrub, name, value)?;
        }
        Ok(headers)
    }

    fn body(&self) -> Result<Body, String> {
        let Some(body) = self.call.request_body() else {
            return Ok(Body::empty());
        };
        let payload = body.payload.as_ref();
        let payload = payload.map_err(|reason| format!("the body cannot be written: {reason}"))?;
        Ok(payload.body())
    }

    /// Encodes the arguments of one location.
    fn encoded<'a, T>(
        &'a self,
        location: Location,
        encode: impl Fn(Parameter, &'a Value) -> Result<T, ParameterError>,
    ) -> Result<Vec<(&'static str, T)>, String> {
        self.arguments(location)
            .map(|argument| Ok((argument.parameter.name(), encoded(argument, &encode)?)))
            .collect()
    }

    fn arguments(&self, location: Location) -> impl Iterator<Item = &Argument> {
        let arguments = self.call.arguments().iter();
        arguments.filter(move |argument| argument.location == location)
    }
}

/// Returns whether a pair of the path's own query has that name: what the call was given counts instead.
fn has_name(pair: &str, name: &str) -> bool {
    pair.split('=').next() == Some(name)
}

/// Encodes an argument, or says why it cannot be sent.
fn encoded<'a, T>(
    argument: &'a Argument,
    encode: impl Fn(Parameter, &'a Value) -> Result<T, ParameterError>,
) -> Result<T, String> {
    let value = argument.value.as_ref().map_err(|error| {
        let (location, name) = (argument.location, argument.parameter.name());
        format!("the {location} parameter `{name}` cannot be written: {error}")
    })?;
    encode(argument.parameter, value).map_err(|error| error.to_string())
}
