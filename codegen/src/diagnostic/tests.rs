//! The words of all problems.

use std::collections::BTreeMap;

use super::*;
use crate::config::{Config, ConfigProblem};
use crate::source::{LoadProblem, ReferenceProblem};

/// The severity, the code, the message and the help of each problem, in the order of [`problems`].
const WORDS: &str = "\
error unreadable-file: a.yaml cannot be read: no such file
    check the path and the permissions
error unreadable-file: a.yaml is not a regular file
    name the OpenAPI document itself, a YAML or JSON file
error limit-exceeded: the file is larger than 2 MiB, the limit
    divide the API into several documents
error not-utf-8: the file is not UTF-8 from here on
    save the file as UTF-8
error empty-file: the file is empty
    write the OpenAPI document, or name another file
error several-documents: a second YAML document starts here
    keep one document in the file: the text up to `---`
error syntax: a colon is missing
    correct the text here or shortly before
error tab: a tab stands here, where YAML allows only spaces
    replace the tab by spaces
error limit-exceeded: the document has more than 7 nodes, the limit, once its aliases are unfolded
    use `$ref` where an alias (`*name`) repeats large parts
error limit-exceeded: the aliases unfold to more than a hundred times the file, the limit
    use `$ref` where an alias (`*name`) repeats large parts
error limit-exceeded: lists and maps are nested more than 100 levels deep, the limit
    name the inner schemas and refer to them with `$ref`
error limit-exceeded: the document has more than 3 files, the limit
    divide the API into several documents
error duplicate-key: the key `get` is given again; the first is at 2:5
    keep one of the two, or rename one
error duplicate-key: the key `get` is given twice
    keep one of the two, or rename one
error overlay: the file is not an overlay of version 1.0 or 1.1
    begin it with `overlay: 1.0.0`
error overlay: the action lacks a `target`
    write it, as the Overlay Specification asks for
error overlay: `$[` is not a JSONPath: a bracket is open
    write a path as RFC 9535 has it: `$.paths['/users'].get`
warning unused-overlay: the action has no effect: `$.info` matches nothing
    correct the target, or remove the action
error dangling-reference: `#/a` refers to nothing
    did you mean `#/components/schemas/User`?
error dangling-reference: `#/a` refers to nothing
    add what it refers to, or correct the reference
error dangling-reference: `#/a` names a file that is not there
    paths are relative to the file that the `$ref` is in; within the same file, start with `#/`
error dangling-reference: `#/a` names a file that cannot be read
    see the fault of that file
error reference-cycle: `#/a` leads back to itself
    let one of the references be a definition
error remote-reference: `#/a` is not a local file
    save a copy below the document's folder and refer to that: nothing is fetched
error reference-outside: `#/a` is not below the document's folder
    name a folder that holds both with `--references-below`, or with `references_below` in the settings
error reference-not-a-pointer: `#/a` does not end in a JSON pointer, as in `#/components/schemas/User`
    write the path to the node after the `#`
error reference-not-text: a `$ref` has to be text
    write the reference as a string
error settings: s.yaml cannot be read: no such file
    check the path and the permissions
error settings: crate: a map is expected
    correct the settings here
error settings: the settings have no key `naem`
    did you mean `name`?
error settings: the settings have no key `license`
    the keys here are `name`, `version`
error settings: `1.0` is not a version: three numbers, as in `1.0.0`
    write a version: three numbers, as in `1.0.0`
error wrong-type: expected an array, found an object
    make the node what the OpenAPI Specification asks for here
error wrong-type: expected an array, found `7`
    make the node what the OpenAPI Specification asks for here
warning mistyped: expected a text, found `7`; it is read as the text `7`
    make the node what the OpenAPI Specification asks for here
warning mistyped: expected a text, found an object; it is left out
    make the node what the OpenAPI Specification asks for here
warning unknown-extension: the client does nothing with `x-pages`: the operation returns one page
    nothing has to be done if callers can do without it
warning ignored-beside-reference: `type` is ignored beside a `$ref`
    remove what is ignored; in a schema, it counts if the `$ref` is moved into an `allOf` beside it
warning ignored-beside-reference: `type`, `items` are ignored beside a `$ref`
    remove what is ignored; in a schema, it counts if the `$ref` is moved into an `allOf` beside it
warning unforeseen-reference: OpenAPI has no `$ref` here; it is followed all the same
    nothing has to be done for the client; other tools may need the document in one file
warning unforeseen-reference: OpenAPI has no `$ref` here and at 2 more places; they are followed all the same
    nothing has to be done for the client; other tools may need the document in one file
error unsupported-version: OpenAPI 1.2 is not read: this version reads 2.0, 3.0, 3.1 and 3.2
    convert the document to one of these versions
error missing: the version of OpenAPI, `openapi` is missing
    add it: the OpenAPI Specification requires it
error unknown-type: `text` is not a type of JSON
    write `object`, `array`, `string`, `integer`, `number` or `boolean`
warning untyped: a tuple becomes a JSON value
    callers read and write the value as `serde_json::Value`
warning untyped: a schema with `not` becomes a JSON value
    callers read and write the value as `serde_json::Value`
warning rounded-number: `18446744073709551616` has more digits than the client keeps; it is read as `1.8446744073709552e19`
    describe the value as text; integers of 64 bits and numbers of 15 digits keep all of theirs
error limit-exceeded: the objects have more than 500000 properties, the limit, with those of their parts; the objects that come after this one are read as any objects
    let an object have another one as a property, rather than all of its properties by `allOf`
warning equal-alternatives: nothing tells the alternatives `A`, `B` and `C` apart: a value of any of them is read as the first
    add a `discriminator`, or give each a property with a constant value of its own
warning items-as-alternatives: `items` is a list without `type: array`; its schemas are taken as alternatives
    write `anyOf` for alternatives, or add `type: array` where each is of one place in an array
warning unknown-mapping: the mapping of the discriminator names `Cat`, which is no schema
    name a schema of the document, or remove the line; the client does not know this value
warning misplaced-mapping: the mapping of the discriminator `kind` names another alternative for `cat` than `Cat`, which alone lists it
    correct the mapping; the client follows the values that the alternatives list
warning unlisted-mapping: the mapping of the discriminator `kind` has values that the property does not have in the alternatives: `a` and `b`
    correct the mapping, or the values of the property; the client follows what the alternatives list
warning unnamed-alternatives: no variant of the discriminator `kind` has a name among its values `a` and `b`
    add a `mapping` to the discriminator; until then values are told apart by their properties
warning shared-discriminator: the value `a` of the discriminator `kind` stands for several alternatives: `Cat` and `Dog`
    give each a value of its own; until then values are told apart by their properties
warning nameless-alternatives: the discriminator `kind` has no value for the alternatives `variant 1` and `variant 2`
    make each a component, or list the values of its property in an `enum`; until then values are told apart by their properties
warning alike-alternative: `Cat` is not among the values of the discriminator `kind`; `cat` is taken for it
    add a `mapping` to the discriminator
warning unlisted-alternative: `Cat` is not among the values of the discriminator `kind`
    add a `mapping` to the discriminator, or the name to the values; the client sends and reads the name
warning untyped-body: a body of `image/png` becomes plain bytes
    encode or decode the bytes in the application
warning unsupported: the client makes no use of links
    nothing has to be done if callers can do without it
error invalid-status: `20` is not a status
    write a status such as `404`, a range such as `4XX`, or `default`
error not-a-method: `GET IT` cannot be an HTTP method
    write it with letters, digits and `-`, such as `PURGE`
warning undeclared-path-parameter: the path names `id`, which is not among the parameters; it is taken as text
    declare a parameter of that name with `in: path`
warning unused-path-parameter: the path has no `{id}`, so the path parameter is left out
    put it in the path in braces, or remove it
error invalid-header-name: `a b` cannot be the name of a header or a cookie
    write letters, digits and the symbols that a name in HTTP may have
warning ignored-header: the header parameter `Accept` is passed over
    describe it by media types or a security scheme; the specification has it ignored here
error unknown-security-scheme: there is no security scheme `key`
    declare it under `components/securitySchemes`
warning dropped-security-requirement: there is no security scheme `key`; calls use another of the alternatives
    declare it under `components/securitySchemes`, or remove the requirement
warning no-version: the version of the API, `version`, is missing
    add it: the OpenAPI Specification requires it
warning no-operations: the document has no operation, so there is nothing to call
    check that this is the document which has `paths`
warning optional-path-parameter: the path parameter `id` is not required; callers have to give it all the same
    write `required: true`, and describe the path without it on its own if there is one
warning duplicate-operation-id: `GET /users/{id}` has the id `getUser`, too; the method of this one is `get_user_2`
    give each operation an id of its own: names that follow from the order of operations change with it
warning unsendable-parameter: the parameter `filter` has lists in lists, which its style cannot write; sending it fails
    choose `deepObject`, or describe the parameter by `content`
warning keyword-of-other-type: `properties` beside `type: string` is left out
    correct the type, or remove the keyword
error invalid-http-scheme: `a b` cannot be the name of an authentication scheme
    write the name of a scheme of HTTP, such as `bearer`; a key in a header is an `apiKey`
warning computed-credentials: the client computes no credentials of the scheme `Digest`
    callers give what follows the scheme in the `Authorization` header, or sign requests in a transport
warning unused-setting: the setting `rename.types: User` has no effect: there is not a type of that name
    correct the settings file, or remove the entry
warning name-taken: the setting `rename.types: User` gives the name `User2`: `User` is taken
    choose another name, or rename what has this one too
";

/// The codes that several problems have; any other is of one problem alone.
const SHARED_CODES: &[&str] = &[
    "unreadable-file",
    "limit-exceeded",
    "overlay",
    "dangling-reference",
    "settings",
    "untyped",
    "wrong-type",
];

#[test]
fn each_problem_has_its_words() {
    let mut expected = WORDS.lines();
    for diagnostic in problems() {
        let severity = match diagnostic.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let (code, message) = (diagnostic.code(), diagnostic.message());
        assert_eq!(
            Some(format!("{severity} {code}: {message}").as_str()),
            expected.next()
        );
        assert_eq!(
            Some(format!("    {}", diagnostic.help()).as_str()),
            expected.next()
        );
    }
    assert_eq!(expected.next(), None);
}

#[test]
fn codes_are_of_one_problem() {
    let mut variants: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for diagnostic in problems() {
        let of_code = variants.entry(diagnostic.code()).or_default();
        of_code.push(variant(&diagnostic.problem));
        of_code.dedup();
    }
    for (code, variants) in variants {
        let is_shared = SHARED_CODES.contains(&code);
        assert_eq!(variants.len() > 1, is_shared, "{code}: {variants:?}");
    }
}

/// Returns the name of a problem's variant.
fn variant(problem: &Problem) -> String {
    let text = match problem {
        Problem::Load(error) => format!("{:?}", error.problem),
        Problem::Config(error) => format!("{:?}", error.problem),
        Problem::Reference { problem, .. } => format!("{problem:?}"),
        problem => format!("{problem:?}"),
    };
    let end = text.find(|it: char| !it.is_alphanumeric());
    text[..end.unwrap_or(text.len())].to_owned()
}

fn problems() -> impl Iterator<Item = Diagnostic> {
    let problems = [files(), references(), settings(), documents()];
    problems.into_iter().flatten().map(|problem| Diagnostic {
        problem,
        origin: Origin::root(),
    })
}

fn files() -> Vec<Problem> {
    let problems = [
        LoadProblem::Unreadable("no such file".into()),
        LoadProblem::NotAFile,
        LoadProblem::TooLarge(2 << 20),
        LoadProblem::NotText,
        LoadProblem::Empty,
        LoadProblem::SeveralDocuments,
        LoadProblem::Syntax("a colon is missing".into()),
        LoadProblem::Tab,
        LoadProblem::TooManyNodes(7),
        LoadProblem::TooManyAliases,
        LoadProblem::TooDeep(100),
        LoadProblem::TooManyFiles(3),
        LoadProblem::DuplicateKey {
            key: "get".into(),
            first: Some((2, 5)),
        },
        LoadProblem::DuplicateKey {
            key: "get".into(),
            first: None,
        },
        LoadProblem::NotAnOverlay,
        LoadProblem::OverlayAction("a `target`"),
        LoadProblem::OverlayPath {
            path: "$[".into(),
            reason: "a bracket is open".into(),
        },
        LoadProblem::OverlayUnmatched("$.info".into()),
    ];
    problems.map(load).into()
}

fn references() -> Vec<Problem> {
    let problems = [
        ReferenceProblem::NotFound {
            suggestion: Some("#/components/schemas/User".into()),
        },
        ReferenceProblem::NotFound { suggestion: None },
        ReferenceProblem::NoFile,
        ReferenceProblem::BrokenFile,
        ReferenceProblem::Cycle,
        ReferenceProblem::Remote,
        ReferenceProblem::Outside,
        ReferenceProblem::NotAPointer,
        ReferenceProblem::NotText,
    ];
    problems.map(reference).into()
}

fn settings() -> Vec<Problem> {
    let problems = [
        ConfigProblem::Unreadable("no such file".into()),
        ConfigProblem::Invalid("crate: a map is expected".into()),
        ConfigProblem::UnknownKey {
            key: "naem".into(),
            known: vec!["name".into(), "version".into()],
        },
        ConfigProblem::UnknownKey {
            key: "license".into(),
            known: vec!["name".into(), "version".into()],
        },
        ConfigProblem::Value {
            value: "1.0".into(),
            expected: "a version: three numbers, as in `1.0.0`",
        },
    ];
    problems.map(config).into()
}

fn documents() -> Vec<Problem> {
    vec![
        Problem::Read("invalid type: map, expected a sequence".into()),
        Problem::WrongType {
            expected: "an array".into(),
            found: "`7`".into(),
        },
        Problem::Mistyped {
            expected: "a text".into(),
            found: "`7`".into(),
            read: Some("the text `7`".into()),
        },
        Problem::Mistyped {
            expected: "a text".into(),
            found: "an object".into(),
            read: None,
        },
        Problem::UnknownExtension {
            name: "x-pages",
            effect: "the operation returns one page",
        },
        Problem::BesideReference {
            keywords: vec!["type".into()],
        },
        Problem::BesideReference {
            keywords: vec!["type".into(), "items".into()],
        },
        Problem::UnforeseenReference { others: 0 },
        Problem::UnforeseenReference { others: 2 },
        Problem::UnsupportedVersion {
            version: "1.2".into(),
        },
        Problem::Missing {
            what: "the version of OpenAPI, `openapi`",
        },
        Problem::UnknownType {
            found: "text".into(),
        },
        Problem::Untyped { reason: "a tuple" },
        Problem::Composed { keyword: "not" },
        Problem::RoundedNumber {
            written: "18446744073709551616".into(),
            read: "1.8446744073709552e19".into(),
        },
        Problem::TooManyProperties { most: 500_000 },
        Problem::EqualAlternatives {
            alternatives: vec!["A".into(), "B".into(), "C".into()],
        },
        Problem::ItemsAsAlternatives,
        Problem::UnknownMapping {
            target: "Cat".into(),
        },
        Problem::MisplacedMapping {
            property: "kind".into(),
            value: "cat".into(),
            holder: "Cat".into(),
        },
        Problem::UnlistedMapping {
            property: "kind".into(),
            values: vec!["a".into(), "b".into()],
        },
        Problem::UnnamedAlternatives {
            property: "kind".into(),
            values: vec!["a".into(), "b".into()],
        },
        Problem::SharedDiscriminator {
            property: "kind".into(),
            value: "a".into(),
            alternatives: vec!["Cat".into(), "Dog".into()],
        },
        Problem::NamelessAlternatives {
            property: "kind".into(),
            alternatives: vec!["variant 1".into(), "variant 2".into()],
        },
        Problem::AlikeAlternative {
            property: "kind".into(),
            name: "Cat".into(),
            value: "cat".into(),
        },
        Problem::UnlistedAlternative {
            property: "kind".into(),
            name: "Cat".into(),
        },
        Problem::UntypedBody {
            media_type: "image/png".into(),
        },
        Problem::Unsupported { what: "links" },
        Problem::InvalidStatus { found: "20".into() },
        Problem::NotAMethod {
            name: "GET IT".into(),
        },
        Problem::UndeclaredPathParameter { name: "id".into() },
        Problem::UnusedPathParameter { name: "id".into() },
        Problem::InvalidHeaderName {
            found: "a b".into(),
        },
        Problem::IgnoredHeader {
            name: "Accept".into(),
        },
        Problem::UnknownSecurityScheme { name: "key".into() },
        Problem::DroppedRequirement { name: "key".into() },
        Problem::NoVersion,
        Problem::NoOperations,
        Problem::OptionalPathParameter { name: "id".into() },
        Problem::DuplicateOperationId {
            id: "getUser".into(),
            first: "GET /users/{id}".into(),
            method: "get_user_2".into(),
        },
        Problem::Unsendable {
            name: "filter".into(),
            reason: "has lists in lists",
        },
        Problem::OtherType {
            name: "string".into(),
            keyword: "properties",
        },
        Problem::InvalidHttpScheme {
            found: "a b".into(),
        },
        Problem::ComputedCredentials {
            scheme: "Digest".into(),
        },
        Problem::UnusedSetting {
            setting: setting(),
            missing: "a type of that name",
        },
        Problem::NameTaken {
            setting: setting(),
            wish: "User".into(),
            name: "User2".into(),
        },
    ]
}

fn load(problem: LoadProblem) -> Problem {
    Problem::Load(Box::new(LoadError {
        path: "a.yaml".into(),
        position: None,
        pointer: None,
        problem,
    }))
}

fn reference(problem: ReferenceProblem) -> Problem {
    Problem::Reference {
        target: "#/a".into(),
        problem,
    }
}

fn config(problem: ConfigProblem) -> Problem {
    Problem::Config(Box::new(ConfigError {
        path: "s.yaml".into(),
        text: String::new(),
        position: None,
        problem,
    }))
}

fn setting() -> Box<Setting> {
    Box::new(Setting::of(&Config::default(), "rename.types", "User"))
}
