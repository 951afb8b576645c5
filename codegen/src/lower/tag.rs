//! Tags.

use super::Report;
use crate::api::Tag;
use crate::source::Node;

/// Returns the tags that operations use, with what the document says of them.
pub fn tags(used: &[String], root: &Node<'_>, report: &mut Report) -> Vec<Tag> {
    let declared: Vec<Node<'_>> = root.get("tags").iter().flat_map(Node::items).collect();
    let declared: Vec<openapiv3::Tag> = declared
        .iter()
        .filter_map(|node| report.read(node, &[]))
        .collect();
    let described = |name: &str| {
        let tag = declared.iter().find(|tag| tag.name == name)?;
        tag.description.clone()
    };
    let tags = used.iter().map(|name| Tag {
        name: name.clone(),
        description: described(name),
    });
    tags.collect()
}
