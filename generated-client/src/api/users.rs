// @generated from the API's description by `cargo xtask generate`. Do not edit.

//! The operations tagged `Users`.

use crate::models;
use crate::runtime::{
    Call, Case, Client, Endpoint, Items, Operation, Pages, Paging, Parameter, Response,
    Sending, call_options, decode,
};

/// The people who can sign in to the dashboard. A user is added with a name and an e-mail
/// address, and has no access until a password has been set: ask for a reset token, then
/// exchange the token for a password of the user's own choice.
#[derive(Clone, Debug)]
pub struct UsersApi {
    client: Client,
}

impl UsersApi {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// List users
    ///
    /// Returns the users of the merchant account, one page at a time.
    ///
    /// Leave out `cursor` to get the first page. Each page carries the cursor of the page after it
    /// in `next_cursor`. Send that value as `cursor` to get that page, and stop when a page has no
    /// `next_cursor`.
    ///
    /// `GET /users`.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: users_client::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let mut items = client.users().list_users().items();
    /// while let Some(item) = items.try_next().await? {
    ///     println!("{item:?}");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn list_users(&self) -> ListUsers {
        ListUsers {
            call: Call::new(&self.client, &LIST_USERS.operation),
        }
    }

    /// Add a user
    ///
    /// Adds a user to the merchant account and returns the new user.
    ///
    /// A new user has no password yet. To let them sign in, ask for a reset token with
    /// `reset-user-password`.
    ///
    /// `POST /users`.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: users_client::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use users_client::models::UserRequest;
    ///
    /// let answer = client
    ///     .users()
    ///     .add_user()
    ///     .body(UserRequest::default().display_name("John L.").email_address("john@example.com"))
    ///     .send()
    ///     .await?;
    /// println!("{answer:?}");
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn add_user(&self) -> AddUser {
        AddUser {
            call: Call::new(&self.client, &ADD_USER.operation),
        }
    }

    /// Get the current user
    ///
    /// Returns the user to whom the bearer token of the request belongs.
    ///
    /// The path has the same shape as that of `get-user`. The literal segment `me` takes
    /// precedence, so `me` is never read as the ID of a user.
    ///
    /// `GET /users/me`.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: users_client::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client.users().get_current_user().send().await?;
    /// println!("{answer:?}");
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn get_current_user(&self) -> GetCurrentUser {
        GetCurrentUser {
            call: Call::new(&self.client, &GET_CURRENT_USER.operation),
        }
    }

    /// Get a user
    ///
    /// Returns the user with the given ID.
    ///
    /// `GET /users/{user_id}`.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: users_client::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let answer = client
    ///     .users()
    ///     .get_user("8724fd24-5489-4a5d-90fd-0604df7d3b83")
    ///     .send()
    ///     .await?;
    /// println!("{answer:?}");
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn get_user(&self, user_id: impl AsRef<str>) -> GetUser {
        let mut call = Call::new(&self.client, &GET_USER.operation);
        call.path(Parameter::simple("user_id"), user_id.as_ref());
        GetUser { call }
    }

    /// Delete a user
    ///
    /// Deletes the user with the given ID, together with every session that belongs to the user.
    ///
    /// `DELETE /users/{user_id}`.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: users_client::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// client
    ///     .users()
    ///     .delete_user("8724fd24-5489-4a5d-90fd-0604df7d3b83")
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn delete_user(&self, user_id: impl AsRef<str>) -> DeleteUser {
        let mut call = Call::new(&self.client, &DELETE_USER.operation);
        call.path(Parameter::simple("user_id"), user_id.as_ref());
        DeleteUser { call }
    }

    /// Reset a user's password
    ///
    /// Generates a new reset token for the user with the given e-mail address. The token is what
    /// `set-user-password` asks for, and it can be used for 7 days.
    ///
    /// The service answers in one of two ways, and clients must be ready for both: with status 200
    /// and the user, or with status 204 and no body.
    ///
    /// `POST /users/reset-password`.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: users_client::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use users_client::api::users::ResetUserPasswordResponse;
    /// use users_client::models::ResetPasswordRequest;
    ///
    /// let answer = client
    ///     .users()
    ///     .reset_user_password()
    ///     .body(ResetPasswordRequest::default().email_address("john@example.com"))
    ///     .send()
    ///     .await?;
    /// match answer {
    ///     ResetUserPasswordResponse::Ok(value) => println!("{value:?}"),
    ///     ResetUserPasswordResponse::NoContent => {}
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn reset_user_password(&self) -> ResetUserPassword {
        ResetUserPassword {
            call: Call::new(&self.client, &RESET_USER_PASSWORD.operation),
        }
    }

    /// Set a user's password
    ///
    /// Sets the password with which a user signs in to the dashboard. The user is the one for whom
    /// the reset token was generated by `reset-user-password`.
    ///
    /// `POST /users/set-password`.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # async fn example(client: users_client::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use users_client::models::SetPasswordRequest;
    ///
    /// client
    ///     .users()
    ///     .set_user_password()
    ///     .body(SetPasswordRequest::default().reset_token("…").password("…"))
    ///     .send()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    #[inline]
    pub fn set_user_password(&self) -> SetUserPassword {
        SetUserPassword {
            call: Call::new(&self.client, &SET_USER_PASSWORD.operation),
        }
    }
}

/// A request for `list-users`, made by [`UsersApi::list_users`].
#[must_use = "a request does nothing until it is sent"]
#[derive(Clone, Debug)]
pub struct ListUsers {
    call: Call,
}

impl ListUsers {
    /// The largest number of users to return on one page.
    ///
    /// A page can hold fewer users than this, even when more pages follow.
    ///
    /// 1 to 100. The server's default is `20`. Example: `1`.
    #[inline]
    pub fn limit(mut self, limit: i64) -> Self {
        self.call.query(Parameter::form("limit"), &limit);
        self
    }

    /// The page to return.
    ///
    /// Leave it out to get the first page. For the page after one that was received, send its
    /// `next_cursor`; to go backwards, send its `previous_cursor`. A cursor is opaque: send it
    /// exactly as it was received.
    ///
    /// 1 to 1000 characters. Example: `ZXhhbXBsZTE`.
    #[inline]
    pub fn cursor(mut self, cursor: impl AsRef<str>) -> Self {
        self.call.query(Parameter::form("cursor"), cursor.as_ref());
        self
    }

    /// Sends the request and returns what the API answers.
    #[inline]
    pub fn send(self) -> Sending<models::Users, ListUsersError> {
        self.call.send(&LIST_USERS)
    }

    /// Sends the request and returns the answer with its status and headers.
    #[inline]
    pub fn send_with_response(
        self,
    ) -> Sending<models::Users, ListUsersError, Response<models::Users>> {
        self.call.send_with_response(&LIST_USERS)
    }

    /// Follows the listing page by page, from the cursor that is set or from the beginning.
    #[inline]
    pub fn pages(self) -> Pages<models::Users, ListUsersError> {
        self.call.pages(&LIST_USERS, &LIST_USERS_PAGES)
    }

    /// Follows the listing item by item, from the cursor that is set or from the beginning.
    #[inline]
    pub fn items(self) -> Items<models::Users, models::User, ListUsersError> {
        self.call.items(&LIST_USERS, &LIST_USERS_PAGES)
    }

    call_options!();
}

/// The documented failures of `list-users`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ListUsersError {
    /// The request carries no valid authentication. The bearer token is missing or not valid.
    ///
    /// Status 401.
    Unauthorized(models::Error401Unauthorized),
}

const LIST_USERS: Endpoint<models::Users, ListUsersError> = Endpoint {
    operation: Operation {
        id: "list-users",
        method: "GET",
        path: "/users",
        accept: "application/json",
        security: &[&["BearerAuth"]],
        base_url: None,
    },
    success: &[Case::code(200, decode::json)],
    failure: &[
        Case::code(401, |answer| decode::json(answer).map(ListUsersError::Unauthorized)),
    ],
};

const LIST_USERS_PAGES: Paging<models::Users, models::User> = Paging {
    parameter: Parameter::form("cursor"),
    next: |page| page.next_cursor.clone(),
    items: |page| page.items.unwrap_or_default(),
};

/// A request for `add-user`, made by [`UsersApi::add_user`].
#[must_use = "a request does nothing until it is sent"]
#[derive(Clone, Debug)]
pub struct AddUser {
    call: Call,
}

impl AddUser {
    /// The name and the e-mail address of the user to add.
    ///
    /// Example: `{"display_name":"John L.","email_address":"john@example.com"}`.
    #[inline]
    pub fn body(mut self, body: models::UserRequest) -> Self {
        self.call.json("application/json", &body);
        self
    }

    /// Sends the request and returns what the API answers.
    #[inline]
    pub fn send(self) -> Sending<models::User, AddUserError> {
        self.call.send(&ADD_USER)
    }

    /// Sends the request and returns the answer with its status and headers.
    #[inline]
    pub fn send_with_response(
        self,
    ) -> Sending<models::User, AddUserError, Response<models::User>> {
        self.call.send_with_response(&ADD_USER)
    }

    call_options!();
}

/// The documented failures of `add-user`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum AddUserError {
    /// The request carries no valid authentication. The bearer token is missing or not valid.
    ///
    /// Status 401.
    Unauthorized(models::Error401Unauthorized),
}

const ADD_USER: Endpoint<models::User, AddUserError> = Endpoint {
    operation: Operation {
        id: "add-user",
        method: "POST",
        path: "/users",
        accept: "application/json",
        security: &[&["BearerAuth"]],
        base_url: None,
    },
    success: &[Case::code(200, decode::json)],
    failure: &[
        Case::code(401, |answer| decode::json(answer).map(AddUserError::Unauthorized)),
    ],
};

/// A request for `get-current-user`, made by [`UsersApi::get_current_user`].
#[must_use = "a request does nothing until it is sent"]
#[derive(Clone, Debug)]
pub struct GetCurrentUser {
    call: Call,
}

impl GetCurrentUser {
    /// Sends the request and returns what the API answers.
    #[inline]
    pub fn send(self) -> Sending<models::User, GetCurrentUserError> {
        self.call.send(&GET_CURRENT_USER)
    }

    /// Sends the request and returns the answer with its status and headers.
    #[inline]
    pub fn send_with_response(
        self,
    ) -> Sending<models::User, GetCurrentUserError, Response<models::User>> {
        self.call.send_with_response(&GET_CURRENT_USER)
    }

    call_options!();
}

/// The documented failures of `get-current-user`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum GetCurrentUserError {
    /// The request carries no valid authentication. The bearer token is missing or not valid.
    ///
    /// Status 401.
    Unauthorized(models::Error401Unauthorized),
}

const GET_CURRENT_USER: Endpoint<models::User, GetCurrentUserError> = Endpoint {
    operation: Operation {
        id: "get-current-user",
        method: "GET",
        path: "/users/me",
        accept: "application/json",
        security: &[&["BearerAuth"]],
        base_url: None,
    },
    success: &[Case::code(200, decode::json)],
    failure: &[
        Case::code(
            401,
            |answer| decode::json(answer).map(GetCurrentUserError::Unauthorized),
        ),
    ],
};

/// A request for `get-user`, made by [`UsersApi::get_user`].
#[must_use = "a request does nothing until it is sent"]
#[derive(Clone, Debug)]
pub struct GetUser {
    call: Call,
}

impl GetUser {
    /// Sends the request and returns what the API answers.
    #[inline]
    pub fn send(self) -> Sending<models::User, GetUserError> {
        self.call.send(&GET_USER)
    }

    /// Sends the request and returns the answer with its status and headers.
    #[inline]
    pub fn send_with_response(
        self,
    ) -> Sending<models::User, GetUserError, Response<models::User>> {
        self.call.send_with_response(&GET_USER)
    }

    call_options!();
}

/// The documented failures of `get-user`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum GetUserError {
    /// The request carries no valid authentication. The bearer token is missing or not valid.
    ///
    /// Status 401.
    Unauthorized(models::Error401Unauthorized),
    /// No user has the given ID.
    ///
    /// Status 404.
    NotFound(models::Error404NotFound),
}

const GET_USER: Endpoint<models::User, GetUserError> = Endpoint {
    operation: Operation {
        id: "get-user",
        method: "GET",
        path: "/users/{user_id}",
        accept: "application/json",
        security: &[&["BearerAuth"]],
        base_url: None,
    },
    success: &[Case::code(200, decode::json)],
    failure: &[
        Case::code(401, |answer| decode::json(answer).map(GetUserError::Unauthorized)),
        Case::code(404, |answer| decode::json(answer).map(GetUserError::NotFound)),
    ],
};

/// A request for `delete-user`, made by [`UsersApi::delete_user`].
#[must_use = "a request does nothing until it is sent"]
#[derive(Clone, Debug)]
pub struct DeleteUser {
    call: Call,
}

impl DeleteUser {
    /// Sends the request and returns what the API answers.
    #[inline]
    pub fn send(self) -> Sending<(), DeleteUserError> {
        self.call.send(&DELETE_USER)
    }

    /// Sends the request and returns the answer with its status and headers.
    #[inline]
    pub fn send_with_response(self) -> Sending<(), DeleteUserError, Response<()>> {
        self.call.send_with_response(&DELETE_USER)
    }

    call_options!();
}

/// The documented failures of `delete-user`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum DeleteUserError {
    /// The request carries no valid authentication. The bearer token is missing or not valid.
    ///
    /// Status 401.
    Unauthorized(models::Error401Unauthorized),
    /// No user has the given ID.
    ///
    /// Status 404.
    NotFound(models::Error404NotFound),
}

const DELETE_USER: Endpoint<(), DeleteUserError> = Endpoint {
    operation: Operation {
        id: "delete-user",
        method: "DELETE",
        path: "/users/{user_id}",
        accept: "application/json",
        security: &[&["BearerAuth"]],
        base_url: None,
    },
    success: &[Case::code(204, decode::empty)],
    failure: &[
        Case::code(
            401,
            |answer| decode::json(answer).map(DeleteUserError::Unauthorized),
        ),
        Case::code(404, |answer| decode::json(answer).map(DeleteUserError::NotFound)),
    ],
};

/// A request for `reset-user-password`, made by [`UsersApi::reset_user_password`].
#[must_use = "a request does nothing until it is sent"]
#[derive(Clone, Debug)]
pub struct ResetUserPassword {
    call: Call,
}

impl ResetUserPassword {
    /// The e-mail address of the user whose password is to be reset.
    ///
    /// Example: `{"email_address":"john@example.com"}`.
    #[inline]
    pub fn body(mut self, body: models::ResetPasswordRequest) -> Self {
        self.call.json("application/json", &body);
        self
    }

    /// Sends the request and returns what the API answers.
    #[inline]
    pub fn send(self) -> Sending<ResetUserPasswordResponse, ResetUserPasswordError> {
        self.call.send(&RESET_USER_PASSWORD)
    }

    /// Sends the request and returns the answer with its status and headers.
    #[inline]
    pub fn send_with_response(
        self,
    ) -> Sending<
        ResetUserPasswordResponse,
        ResetUserPasswordError,
        Response<ResetUserPasswordResponse>,
    > {
        self.call.send_with_response(&RESET_USER_PASSWORD)
    }

    call_options!();
}

/// What `reset-user-password` answers.
#[derive(Clone, Debug, PartialEq)]
pub enum ResetUserPasswordResponse {
    /// The user, with the new reset token and the time at which it expires.
    ///
    /// Status 200.
    Ok(models::User),
    /// The request was accepted. The answer has no body, and so no reset token.
    ///
    /// Status 204.
    NoContent,
}

/// The documented failures of `reset-user-password`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ResetUserPasswordError {
    /// The request carries no valid authentication. The bearer token is missing or not valid.
    ///
    /// Status 401.
    Unauthorized(models::Error401Unauthorized),
    /// The request conflicts with a record that exists already.
    ///
    /// Status 409.
    Conflict(models::Error409DuplicateRecord),
}

const RESET_USER_PASSWORD: Endpoint<ResetUserPasswordResponse, ResetUserPasswordError> = Endpoint {
    operation: Operation {
        id: "reset-user-password",
        method: "POST",
        path: "/users/reset-password",
        accept: "application/json",
        security: &[&["BearerAuth"]],
        base_url: None,
    },
    success: &[
        Case::code(
            200,
            |answer| decode::json(answer).map(ResetUserPasswordResponse::Ok),
        ),
        Case::code(
            204,
            |answer| decode::empty(answer).map(|()| ResetUserPasswordResponse::NoContent),
        ),
    ],
    failure: &[
        Case::code(
            401,
            |answer| decode::json(answer).map(ResetUserPasswordError::Unauthorized),
        ),
        Case::code(
            409,
            |answer| decode::json(answer).map(ResetUserPasswordError::Conflict),
        ),
    ],
};

/// A request for `set-user-password`, made by [`UsersApi::set_user_password`].
#[must_use = "a request does nothing until it is sent"]
#[derive(Clone, Debug)]
pub struct SetUserPassword {
    call: Call,
}

impl SetUserPassword {
    /// The reset token of the user, and the password to set.
    ///
    /// Example:
    ///
    /// ```json
    /// {
    ///   "reset_token": "nXyWSHq2r5q_8F1_NXtppEStY7KbBHqwU9T8pdmOQa_LYJxpxxXcjOXL58xpHLy5gh1k6s0Myl3ygA6SnsxIjLXBKO3x1EZX3igq",
    ///   "password": "this-is-n0t-a-secure-passw0rd"
    /// }
    /// ```
    #[inline]
    pub fn body(mut self, body: models::SetPasswordRequest) -> Self {
        self.call.json("application/json", &body);
        self
    }

    /// Sends the request and returns what the API answers.
    #[inline]
    pub fn send(self) -> Sending<(), SetUserPasswordError> {
        self.call.send(&SET_USER_PASSWORD)
    }

    /// Sends the request and returns the answer with its status and headers.
    #[inline]
    pub fn send_with_response(self) -> Sending<(), SetUserPasswordError, Response<()>> {
        self.call.send_with_response(&SET_USER_PASSWORD)
    }

    call_options!();
}

/// The documented failures of `set-user-password`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum SetUserPasswordError {
    /// The request carries no valid authentication. The bearer token is missing or not valid.
    ///
    /// Status 401.
    Unauthorized(models::Error401Unauthorized),
}

const SET_USER_PASSWORD: Endpoint<(), SetUserPasswordError> = Endpoint {
    operation: Operation {
        id: "set-user-password",
        method: "POST",
        path: "/users/set-password",
        accept: "application/json",
        security: &[&["BearerAuth"]],
        base_url: None,
    },
    success: &[Case::code(204, decode::empty)],
    failure: &[
        Case::code(
            401,
            |answer| decode::json(answer).map(SetUserPasswordError::Unauthorized),
        ),
    ],
};
