//! Paths that hold more than names in braces.

use crate::{client, quiet_server, targets};

#[tokio::test]
async fn a_query_of_the_path_is_sent_and_a_fragment_is_not() {
    let server = quiet_server(4).await;
    let queues = client!(fixture_path_templates, server).queues();
    queues.list_queues().limit(2).send().await.unwrap();
    queues.create_queue().send().await.unwrap();
    queues.post_queues_purge().send().await.unwrap();
    let message = queues.get_message(7, "a/b", "x&y").limit(1);
    message.send().await.unwrap();
    assert_eq!(
        targets(&server),
        [
            "/queues?action=list&limit=2",
            "/queues",
            "/queues",
            "/queues/7/a%2Fb?part=x%26y&limit=1",
        ]
    );
}
