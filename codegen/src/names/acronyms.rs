//! Acronyms and names with capitals that begin no word: `userIDs` is `user` and `ids`, `iOSVersion` is `ios` and `version`.

/// Names that are one word in snake case, though capitals stand in them.
pub const IN_SNAKE_CASE: &[&str] = &[
    "GraphQL",
    "IPv",
    "MySQL",
    "NoSQL",
    "OAuth",
    "PostgreSQL",
    "eBay",
    "eSIM",
    "gRPC",
    "iOS",
    "iPad",
    "iPadOS",
    "iPhone",
    "mTLS",
    "macOS",
    "tvOS",
    "watchOS",
];

/// Those that are one word in Pascal case too. The others read better with a second capital: `OAuthToken`, `MySqlServer`.
pub const IN_PASCAL_CASE: &[&str] = &[
    "IPv", "eBay", "eSIM", "gRPC", "iOS", "iPad", "iPadOS", "iPhone", "mTLS",
];

/// Writes acronyms in the plural, and the given names, as words with one capital: `userIDs` → `userIds`, `iOSVersion` →
/// `IosVersion`.
pub fn as_words(text: &str, names: &[&str]) -> String {
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let before = words.chars().next_back();
        let length = name(rest, before, names).or_else(|| plural(rest, before));
        let (word, after) = rest.split_at(length.unwrap_or(first.len_utf8()));
        match length {
            Some(_) => words.push_str(&capitalised(word)),
            None => words.push_str(word),
        }
        rest = after;
    }
    words
}

/// Returns the length of the longest of the names that the text begins with as a word; `before` is the character before
/// the text.
fn name(text: &str, before: Option<char>, names: &[&str]) -> Option<usize> {
    let is_start = match text.starts_with(char::is_uppercase) {
        true => !before.is_some_and(char::is_uppercase),
        false => !before.is_some_and(char::is_alphabetic),
    };
    if !is_start {
        return None;
    }
    let after = names.iter().filter_map(|name| without(text, name));
    let lengths = after.filter(|after| is_end(after));
    lengths.map(|after| text.len() - after.len()).max()
}

/// Returns the text after a name that it begins with, be the first letter a capital or not.
fn without<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (first, others) = name.split_at(1);
    let begin = text.get(..1)?;
    let after = text.get(1..)?.strip_prefix(others)?;
    begin.eq_ignore_ascii_case(first).then_some(after)
}

/// Returns the length of an acronym in the plural at the start of a text: `IDs`, `URLs`.
fn plural(text: &str, before: Option<char>) -> Option<usize> {
    let capitals = text.find(|c: char| !c.is_uppercase())?;
    let is_acronym = text[..capitals].chars().count() > 1;
    let is_start = !before.is_some_and(char::is_uppercase);
    let after = text[capitals..].strip_prefix('s')?;
    (is_start && is_acronym && is_end(after)).then_some(capitals + 1)
}

/// Tells whether a word ends before a text.
fn is_end(text: &str) -> bool {
    !text.starts_with(char::is_lowercase)
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters.flat_map(char::to_lowercase)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_become_words() {
        for (text, expected) in [
            ("userIDs", "userIds"),
            ("user_IDs", "user_Ids"),
            ("getURLs", "getUrls"),
            ("getURLsOfUser", "getUrlsOfUser"),
            ("APIs", "Apis"),
            ("PDFs2Print", "Pdfs2Print"),
            ("iOSVersion", "IosVersion"),
            ("min_iOS", "min_Ios"),
            ("OAuth2Token", "Oauth2Token"),
            ("userOAuth", "userOauth"),
            ("oAuthToken", "OauthToken"),
            ("graphQL", "Graphql"),
            ("IPv4Address", "Ipv4Address"),
            ("publicIPv6", "publicIpv6"),
            ("iPadOS", "Ipados"),
            ("listGraphQLQueries", "listGraphqlQueries"),
            ("ÄÖs", "Äös"),
        ] {
            assert_eq!(as_words(text, IN_SNAKE_CASE), expected, "{text}");
        }
    }

    #[test]
    fn other_words_stay() {
        for text in [
            "",
            "userId",
            "user_id",
            "HTTPServer",
            "HTTPsomething",
            "AsString",
            "ISO",
            "US",
            "ids",
            "OAuthorize",
            "XOAuth",
            "radiOS",
            "iOSes",
            "isOK",
            "検索s",
        ] {
            assert_eq!(as_words(text, IN_SNAKE_CASE), text);
        }
    }

    #[test]
    fn some_names_keep_their_capitals_in_pascal_case() {
        for (text, expected) in [
            ("OAuth2Token", "OAuth2Token"),
            ("MySQL", "MySQL"),
            ("iOSVersion", "IosVersion"),
            ("userIDs", "userIds"),
        ] {
            assert_eq!(as_words(text, IN_PASCAL_CASE), expected, "{text}");
        }
    }
}
