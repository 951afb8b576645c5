//! The words of the messages, all of them.

use super::jargon::in_json_terms;
use super::{Problem, Severity};
use crate::config::{ConfigError, ConfigProblem};
use crate::source::{LoadError, LoadProblem, ReferenceProblem, nearest};

impl Problem {
    pub(super) fn severity(&self) -> Severity {
        match self {
            Self::Load(error) => load_severity(&error.problem),
            Self::Config(_)
            | Self::Read(_)
            | Self::Reference { .. }
            | Self::UnsupportedVersion { .. }
            | Self::Missing { .. }
            | Self::UnknownType { .. }
            | Self::UnknownSecurityScheme { .. }
            | Self::InvalidHeaderName { .. }
            | Self::InvalidHttpScheme { .. }
            | Self::NotAMethod { .. }
            | Self::InvalidStatus { .. } => Severity::Error,
            Self::Untyped { .. }
            | Self::Composed { .. }
            | Self::LooseItems
            | Self::Unsupported { .. }
            | Self::UntypedBody { .. }
            | Self::ComputedCredentials { .. }
            | Self::IgnoredHeader { .. }
            | Self::UndeclaredPathParameter { .. }
            | Self::UnusedPathParameter { .. }
            | Self::UnusedSetting { .. }
            | Self::NameTaken { .. } => Severity::Warning,
        }
    }

    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Load(error) => load_code(&error.problem),
            Self::Config(_) => "settings",
            Self::Read(_) => "wrong-type",
            Self::Reference { problem, .. } => reference_code(problem),
            Self::UnsupportedVersion { .. } => "unsupported-version",
            Self::Missing { .. } => "missing",
            Self::Untyped { .. } | Self::Composed { .. } => "untyped",
            Self::LooseItems => "loose-items",
            Self::UnknownType { .. } => "unknown-type",
            Self::Unsupported { .. } => "unsupported",
            Self::UntypedBody { .. } => "untyped-body",
            Self::UnknownSecurityScheme { .. } => "unknown-security-scheme",
            Self::InvalidHeaderName { .. } => "invalid-header-name",
            Self::InvalidHttpScheme { .. } => "invalid-http-scheme",
            Self::ComputedCredentials { .. } => "computed-credentials",
            Self::IgnoredHeader { .. } => "ignored-header",
            Self::InvalidStatus { .. } => "invalid-status",
            Self::NotAMethod { .. } => "not-a-method",
            Self::UndeclaredPathParameter { .. } => "undeclared-path-parameter",
            Self::UnusedPathParameter { .. } => "unused-path-parameter",
            Self::UnusedSetting { .. } => "unused-setting",
            Self::NameTaken { .. } => "name-taken",
        }
    }

    pub(super) fn message(&self) -> String {
        match self {
            Self::Load(error) => load_message(error),
            Self::Config(error) => config_message(error),
            Self::Read(message) => in_json_terms(message),
            Self::Reference { target, problem } => reference_message(target, problem),
            Self::UnsupportedVersion { version } => {
                format!("OpenAPI {version} is not read: this version reads 2.0, 3.0, 3.1 and 3.2")
            }
            Self::Missing { what } => format!("{what} is missing"),
            Self::Untyped { reason } => format!("{reason} becomes a JSON value"),
            Self::Composed { keyword } => format!("a schema with `{keyword}` becomes a JSON value"),
            Self::LooseItems => {
                "`items` is a list without `type: array`; its schemas are taken as alternatives"
                    .into()
            }
            Self::UnknownType { found } => format!("`{found}` is not a type of JSON"),
            Self::Unsupported { what } => format!("the client makes no use of {what}"),
            Self::UntypedBody { media_type } => {
                format!("a body of `{media_type}` becomes plain bytes")
            }
            Self::UnknownSecurityScheme { name } => format!("there is no security scheme `{name}`"),
            Self::InvalidHeaderName { found } => {
                format!("`{found}` cannot be the name of a header or a cookie")
            }
            Self::InvalidHttpScheme { found } => {
                format!("`{found}` cannot be the name of an authentication scheme")
            }
            Self::ComputedCredentials { scheme } => {
                format!("the client computes no credentials of the scheme `{scheme}`")
            }
            Self::IgnoredHeader { name } => format!("the header parameter `{name}` is passed over"),
            Self::InvalidStatus { found } => format!("`{found}` is not a status"),
            Self::NotAMethod { name } => format!("`{name}` cannot be an HTTP method"),
            Self::UndeclaredPathParameter { name } => {
                format!(
                    "the path names `{name}`, which is not among the parameters; it is taken as text"
                )
            }
            Self::UnusedPathParameter { name } => {
                format!("the path has no `{{{name}}}`, so the path parameter is left out")
            }
            Self::UnusedSetting { setting, missing } => {
                format!("the setting `{setting}` has no effect: there is not {missing}")
            }
            Self::NameTaken {
                setting,
                wish,
                name,
            } => {
                format!("the setting `{setting}` gives the name `{name}`: `{wish}` is taken")
            }
        }
    }

    pub(super) fn help(&self) -> String {
        match self {
            Self::Load(error) => load_help(&error.problem),
            Self::Config(error) => config_help(&error.problem),
            Self::Read(_) => "make the node what the OpenAPI Specification asks for here".into(),
            Self::Reference { problem, .. } => reference_help(problem),
            _ => self.lowering_help().into(),
        }
    }
}

impl Problem {
    /// Returns what to do about a problem of the document's meaning.
    fn lowering_help(&self) -> &'static str {
        match self {
            Self::UnsupportedVersion { .. } => "convert the document to one of these versions",
            Self::Missing { .. } => "add it: the OpenAPI Specification requires it",
            Self::Untyped { .. } | Self::Composed { .. } => {
                "callers read and write the value as `serde_json::Value`"
            }
            Self::LooseItems => {
                "write `anyOf` for alternatives, or add `type: array` where each is of one place in an array"
            }
            Self::UnknownType { .. } => {
                "write `object`, `array`, `string`, `integer`, `number` or `boolean`"
            }
            Self::Unsupported { .. } => "nothing has to be done if callers can do without it",
            Self::UntypedBody { .. } => "encode or decode the bytes in the application",
            Self::UnknownSecurityScheme { .. } => "declare it under `components/securitySchemes`",
            Self::InvalidHeaderName { .. } => {
                "write letters, digits and the symbols that a name in HTTP may have"
            }
            Self::InvalidHttpScheme { .. } => {
                "write the name of a scheme of HTTP, such as `bearer`; a key in a header is an `apiKey`"
            }
            Self::ComputedCredentials { .. } => {
                "callers give what follows the scheme in the `Authorization` header, or sign requests in a transport"
            }
            Self::IgnoredHeader { .. } => {
                "describe it by media types or a security scheme; the specification has it ignored here"
            }
            Self::InvalidStatus { .. } => {
                "write a status such as `404`, a range such as `4XX`, or `default`"
            }
            Self::NotAMethod { .. } => "write it with letters, digits and `-`, such as `PURGE`",
            Self::UndeclaredPathParameter { .. } => {
                "declare a parameter of that name with `in: path`"
            }
            Self::UnusedPathParameter { .. } => "put it in the path in braces, or remove it",
            Self::UnusedSetting { .. } => "correct the settings file, or remove the entry",
            Self::NameTaken { .. } => "choose another name, or rename what has this one too",
            Self::Load(_) | Self::Config(_) | Self::Read(_) | Self::Reference { .. } => "",
        }
    }
}

/// An overlay may be for several documents, so a target without a match is no fault.
fn load_severity(problem: &LoadProblem) -> Severity {
    match problem {
        LoadProblem::OverlayUnmatched(_) => Severity::Warning,
        _ => Severity::Error,
    }
}

fn load_code(problem: &LoadProblem) -> &'static str {
    match problem {
        LoadProblem::Unreadable(_) | LoadProblem::NotAFile => "unreadable-file",
        LoadProblem::NotText => "not-utf-8",
        LoadProblem::Empty => "empty-file",
        LoadProblem::SeveralDocuments => "several-documents",
        LoadProblem::Syntax(_) => "syntax",
        LoadProblem::DuplicateKey { .. } => "duplicate-key",
        LoadProblem::NotAnOverlay
        | LoadProblem::OverlayAction(_)
        | LoadProblem::OverlayPath { .. } => "overlay",
        LoadProblem::OverlayUnmatched(_) => "unused-overlay",
        LoadProblem::TooLarge(_)
        | LoadProblem::TooManyNodes(_)
        | LoadProblem::TooManyAliases
        | LoadProblem::TooDeep(_)
        | LoadProblem::TooManyFiles(_) => "limit-exceeded",
    }
}

fn load_message(error: &LoadError) -> String {
    let path = error.path.display();
    match &error.problem {
        LoadProblem::Unreadable(reason) => format!("{path} cannot be read: {reason}"),
        LoadProblem::NotAFile => format!("{path} is not a regular file"),
        LoadProblem::TooLarge(limit) => {
            format!("the file is larger than {} MiB, the limit", limit >> 20)
        }
        LoadProblem::NotText => "the file is not UTF-8 from here on".into(),
        LoadProblem::Empty => "the file is empty".into(),
        LoadProblem::SeveralDocuments => "a second YAML document starts here".into(),
        LoadProblem::Syntax(message) => message.clone(),
        LoadProblem::TooManyNodes(limit) => {
            format!(
                "the document has more than {limit} nodes, the limit, once its aliases are unfolded"
            )
        }
        LoadProblem::TooManyAliases => {
            "the aliases unfold to more than a hundred times the file, the limit".into()
        }
        LoadProblem::TooDeep(limit) => {
            format!("lists and maps are nested more than {limit} levels deep, the limit")
        }
        LoadProblem::TooManyFiles(limit) => {
            format!("the document has more than {limit} files, the limit")
        }
        LoadProblem::DuplicateKey { key, first } => match first {
            Some((line, column)) => {
                format!("the key `{key}` is given again; the first is at {line}:{column}")
            }
            None => format!("the key `{key}` is given twice"),
        },
        LoadProblem::NotAnOverlay => "the file is not an overlay of version 1.0 or 1.1".into(),
        LoadProblem::OverlayAction(what) => format!("the action lacks {what}"),
        LoadProblem::OverlayPath { path, reason } => {
            format!("`{path}` is not a JSONPath: {reason}")
        }
        LoadProblem::OverlayUnmatched(target) => {
            format!("the action has no effect: `{target}` matches nothing")
        }
    }
}

fn load_help(problem: &LoadProblem) -> String {
    let text = match problem {
        LoadProblem::Unreadable(_) => "check the path and the permissions",
        LoadProblem::NotAFile => "name the OpenAPI document itself, a YAML or JSON file",
        LoadProblem::TooLarge(_) | LoadProblem::TooManyFiles(_) => {
            "divide the API into several documents"
        }
        LoadProblem::NotText => "save the file as UTF-8",
        LoadProblem::Empty => "write the OpenAPI document, or name another file",
        LoadProblem::SeveralDocuments => "keep one document in the file: the text up to `---`",
        LoadProblem::Syntax(_) => "correct the text here or shortly before",
        LoadProblem::TooManyNodes(_) | LoadProblem::TooManyAliases => {
            "use `$ref` where an alias (`*name`) repeats large parts"
        }
        LoadProblem::TooDeep(_) => "name the inner schemas and refer to them with `$ref`",
        LoadProblem::DuplicateKey { .. } => "keep one of the two, or rename one",
        LoadProblem::NotAnOverlay => "begin it with `overlay: 1.0.0`",
        LoadProblem::OverlayAction(_) => "write it, as the Overlay Specification asks for",
        LoadProblem::OverlayPath { .. } => {
            "write a path as RFC 9535 has it: `$.paths['/users'].get`"
        }
        LoadProblem::OverlayUnmatched(_) => "correct the target, or remove the action",
    };
    text.to_owned()
}

fn config_message(error: &ConfigError) -> String {
    match &error.problem {
        ConfigProblem::Unreadable(reason) => {
            format!("{} cannot be read: {reason}", error.path.display())
        }
        ConfigProblem::Invalid(message) => message.clone(),
        ConfigProblem::UnknownKey { key, .. } => format!("the settings have no key `{key}`"),
        ConfigProblem::Value { value, expected } => format!("`{value}` is not {expected}"),
    }
}

fn config_help(problem: &ConfigProblem) -> String {
    match problem {
        ConfigProblem::Unreadable(_) => "check the path and the permissions".into(),
        ConfigProblem::Invalid(_) => "correct the settings here".into(),
        ConfigProblem::UnknownKey { key, known } => {
            match nearest(key, known.iter().map(String::as_str)) {
                Some(name) => format!("did you mean `{name}`?"),
                None => format!("the keys here are `{}`", known.join("`, `")),
            }
        }
        ConfigProblem::Value { expected, .. } => format!("write {expected}"),
    }
}

fn reference_code(problem: &ReferenceProblem) -> &'static str {
    match problem {
        ReferenceProblem::NotFound { .. }
        | ReferenceProblem::NoFile
        | ReferenceProblem::BrokenFile => "dangling-reference",
        ReferenceProblem::Cycle => "reference-cycle",
        ReferenceProblem::Remote => "remote-reference",
        ReferenceProblem::Outside => "reference-outside",
        ReferenceProblem::NotAPointer => "reference-not-a-pointer",
        ReferenceProblem::NotText => "reference-not-text",
    }
}

fn reference_message(target: &str, problem: &ReferenceProblem) -> String {
    match problem {
        ReferenceProblem::NotFound { .. } => format!("`{target}` refers to nothing"),
        ReferenceProblem::NoFile => format!("`{target}` names a file that is not there"),
        ReferenceProblem::BrokenFile => format!("`{target}` names a file that cannot be read"),
        ReferenceProblem::Cycle => format!("`{target}` leads back to itself"),
        ReferenceProblem::Remote => format!("`{target}` is not a local file"),
        ReferenceProblem::Outside => format!("`{target}` is not below the document's folder"),
        ReferenceProblem::NotAPointer => {
            format!("`{target}` does not end in a JSON pointer, as in `#/components/schemas/User`")
        }
        ReferenceProblem::NotText => "a `$ref` has to be text".into(),
    }
}

fn reference_help(problem: &ReferenceProblem) -> String {
    match problem {
        ReferenceProblem::NotFound { suggestion: Some(name) } => format!("did you mean `{name}`?"),
        ReferenceProblem::NotFound { suggestion: None } => {
            "add what it refers to, or correct the reference".into()
        }
        ReferenceProblem::NoFile => {
            "paths are relative to the file that the `$ref` is in; within the same file, start with `#/`".into()
        }
        ReferenceProblem::BrokenFile => "see the fault of that file".into(),
        ReferenceProblem::Cycle => "let one of the references be a definition".into(),
        ReferenceProblem::Remote => {
            "save a copy below the document's folder and refer to that: nothing is fetched".into()
        }
        ReferenceProblem::Outside => "move the file below the folder of the root document".into(),
        ReferenceProblem::NotAPointer => "write the path to the node after the `#`".into(),
        ReferenceProblem::NotText => "write the reference as a string".into(),
    }
}
