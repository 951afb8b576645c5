//! Which servers of an operation stand for the API's.

use super::lowered;
use crate::analysis::own_servers;
use crate::dialect::testing::{document, receives};

/// Returns the server of an operation for each of the API's.
fn own(api_servers: &str, operation_servers: &str) -> Option<Vec<String>> {
    let paths = receives("a", "{type: string}");
    let paths = paths.replace(
        "get: {",
        &format!("get: {{servers: [{operation_servers}], "),
    );
    let text = format!("{}servers: [{api_servers}]\n", document(&paths, ""));
    let api = lowered(&text);
    let servers = own_servers(&api, &api.operations[0])?;
    Some(servers.iter().map(|server| server.url.clone()).collect())
}

#[test]
fn servers_belong_together_by_name_by_description_or_by_place() {
    let live = "{url: 'https://live', description: Live}";
    let test = "{url: 'https://test', description: Test}";
    let table: [(&str, &str, Option<&[&str]>); 5] = [
        // In another order.
        (
            &format!("{live}, {test}"),
            "{url: 'https://t', description: Test}, {url: 'https://l', description: Live}",
            Some(&["https://l", "https://t"]),
        ),
        // Without a counterpart for one: the first.
        (
            &format!("{live}, {test}"),
            "{url: 'https://o', description: Old}, {url: 'https://t', description: Test}",
            Some(&["https://o", "https://t"]),
        ),
        // As many, and none alike.
        (
            "{url: 'https://1'}, {url: 'https://2'}",
            "{url: 'https://3'}, {url: 'https://4'}",
            Some(&["https://3", "https://4"]),
        ),
        (
            "{url: 'https://1'}",
            "{url: 'https://3'}, {url: 'https://4'}",
            None,
        ),
        (&format!("{live}, {test}"), "{url: 'https://3'}", None),
    ];
    for (servers, of_operation, expected) in table {
        let expected = expected.map(|urls| urls.iter().map(|url| (*url).to_owned()).collect());
        assert_eq!(own(servers, of_operation), expected, "{of_operation}");
    }
}
