//! Adds a user to the account.
//!
//! ```sh
//! export USERS_BEARER_TOKEN=…    # a JSON Web Token for the API
//! export USERS_BASE_URL=…        # optional: https://api.{gr4vy_id}.gr4vy.app
//! cargo run --example add_user -- "John L." john@example.com
//! ```

use std::env;
use std::error::Error;

use users_client::Client;
use users_client::api::users::AddUserError;
use users_client::models::UserRequest;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(name), Some(email)) = (arguments.next(), arguments.next()) else {
        return Err("usage: add_user NAME EMAIL".into());
    };

    let client = Client::from_env()?;
    let request = UserRequest::default()
        .display_name(name)
        .email_address(email);

    match client.users().add_user().body(request).send().await {
        Ok(user) => {
            println!("added user {}", user.id.as_deref().unwrap_or("(no id)"));
            Ok(())
        }
        Err(error) => match error.api() {
            Some(AddUserError::Unauthorized(_)) => {
                Err("the service refused the token: is USERS_BEARER_TOKEN still valid?".into())
            }
            _ => Err(error.into()),
        },
    }
}
