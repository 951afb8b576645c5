//! Resets the password of a user: asks for a reset token, then sets a new password with it.
//!
//! The new password is read from the environment, because arguments can be seen by every process
//! of the machine.
//!
//! ```sh
//! export USERS_BEARER_TOKEN=…    # a JSON Web Token for the API
//! export USERS_BASE_URL=…        # optional: https://api.{gr4vy_id}.gr4vy.app
//! read -rs NEW_PASSWORD && export NEW_PASSWORD
//! cargo run --example reset_password -- john@example.com
//! ```

use std::env;
use std::error::Error;

use users_client::Client;
use users_client::api::users::{ResetUserPasswordError, ResetUserPasswordResponse};
use users_client::models::{ResetPasswordRequest, SetPasswordRequest};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let email = env::args()
        .nth(1)
        .ok_or("usage: NEW_PASSWORD=… reset_password EMAIL")?;
    let password = env::var("NEW_PASSWORD").map_err(|_| "set NEW_PASSWORD to the new password")?;

    let users = Client::from_env()?.users();
    let request = ResetPasswordRequest::default().email_address(email);

    let user = match users.reset_user_password().body(request).send().await {
        Ok(ResetUserPasswordResponse::Ok(user)) => user,
        Ok(ResetUserPasswordResponse::NoContent) => {
            println!("the reset was accepted, but the answer has no token to set a password with");
            return Ok(());
        }
        Err(error) => match error.api() {
            Some(ResetUserPasswordError::Conflict(body)) => {
                let reason = body.message.as_deref().unwrap_or("no reason given");
                return Err(format!("the reset conflicts with another record: {reason}").into());
            }
            _ => return Err(error.into()),
        },
    };

    // The token is a `Secret`: it goes into the request without ever being printed.
    let token = user
        .reset_token
        .ok_or("the service returned the user without a reset token")?;
    let request = SetPasswordRequest::default()
        .reset_token(token)
        .password(password);
    users.set_user_password().body(request).send().await?;

    println!("the password was set");
    Ok(())
}
