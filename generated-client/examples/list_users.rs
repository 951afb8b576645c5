//! Lists every user of the account, following the pages as far as they go.
//!
//! ```sh
//! export USERS_BEARER_TOKEN=…    # a JSON Web Token for the API
//! export USERS_BASE_URL=…        # optional: https://api.{gr4vy_id}.gr4vy.app
//! cargo run --example list_users
//! ```

use std::error::Error;

use users_client::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::from_env()?;

    // The next page is asked for when the items of the last one are used up.
    let mut users = client.users().list_users().limit(100).items();
    let mut count = 0;
    while let Some(user) = users.try_next().await? {
        println!(
            "{}  {} <{}>",
            user.id.as_deref().unwrap_or("(no id)"),
            user.name.as_deref().unwrap_or("(no name)"),
            // The API spells this property with a single `d`.
            user.email_adress.as_deref().unwrap_or("no address"),
        );
        count += 1;
    }

    println!("{count} users");
    Ok(())
}
