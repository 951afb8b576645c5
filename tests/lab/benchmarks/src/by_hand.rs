//! What a careful person writes for the same API with reqwest and serde's derive.

use std::time::Duration;

use reqwest::Url;
use serde::{Deserialize, Serialize};

use crate::TOKEN;

/// A user, as the generated client has it.
#[expect(missing_docs, reason = "the API describes the properties")]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct User {
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<UserType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_adress: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_valid_password: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reset_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reset_token_expires_at: Option<jiff::Timestamp>,
}

/// The type of a user; what the API will have some day is not kept.
#[expect(missing_docs, reason = "the API describes the values")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum UserType {
    User,
    #[serde(other)]
    Unknown,
}

/// A client of two calls.
pub struct Client {
    http: reqwest::Client,
    base_url: Url,
}

impl Client {
    /// Returns the client of a server.
    pub fn new(base_url: &str) -> Self {
        let http = reqwest::Client::builder()
            .user_agent("by-hand/1.0")
            .connect_timeout(Duration::from_secs(10))
            .timeout(Duration::from_secs(60))
            .build();
        Self {
            http: http.expect("the settings are sound"),
            base_url: Url::parse(base_url).expect("the base URL is sound"),
        }
    }

    /// Builds the request of `GET /users/{user_id}`.
    pub fn request(&self, user_id: &str) -> reqwest::RequestBuilder {
        let mut url = self.base_url.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().push("users").push(user_id);
        }
        self.http
            .get(url)
            .bearer_auth(TOKEN)
            .header("accept", "application/json")
    }

    /// Sends it and decodes the answer.
    ///
    /// # Errors
    ///
    /// When the server is out of reach or answers with something else.
    pub async fn get_user(&self, user_id: &str) -> Result<User, Box<dyn std::error::Error>> {
        let answer = self.request(user_id).send().await?.error_for_status()?;
        Ok(serde_json::from_slice(&answer.bytes().await?)?)
    }
}
