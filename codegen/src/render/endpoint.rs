//! The constants that describe an operation to the runtime: its request, and how its responses are decoded.
//!
//! They are constants, not statics: a crate compiles a static with all the decoders that it refers to, even where
//! nobody calls the operation.

use super::imports::Imports;
use super::layout::Code;
use super::wire_format;
use crate::client::literal::literal;
use crate::client::{
    Case, Decoder, Name, Operation, Output, PageField, Paging, Reading, Statuses, StreamDecoder,
};

/// Renders the `Endpoint` of an operation.
pub fn render<'a>(imports: &Imports<'a>, operation: &Operation<'a>) -> String {
    let types = [operation.output.ty(), operation.error_type()];
    let types = types.map(|ty| Code::from(imports.ty(&ty)));
    let endpoint = imports.runtime("Endpoint");
    let before = format!("const {}: {endpoint}<", operation.endpoint);
    let head = Code::list(before, types, "> = ");
    let success = Code::list("success: &[", successes(imports, operation), "]");
    let failures = operation.failures();
    let failures = failures
        .map(|(case, reading)| endpoint_case(imports, case, reading, Some(operation.error)));
    let failure = Code::list("failure: &[", failures, "]");
    let mut text = String::new();
    head.write(&mut text, 0, 0);
    text.extend([
        endpoint,
        " {\n    operation: ",
        imports.runtime("Operation"),
        " {\n",
    ]);
    fields(&mut text, 8, description(operation));
    text.push_str("    },\n");
    fields(&mut text, 4, [success, failure]);
    text + "};\n"
}

/// Writes the fields of a struct expression, indented by `indent` columns.
fn fields<const N: usize>(text: &mut String, indent: usize, fields: [Code; N]) {
    for (index, field) in fields.into_iter().enumerate() {
        text.extend(std::iter::repeat_n(' ', indent));
        // The formatter does not count the last comma.
        field.write(text, indent, usize::from(index + 1 < N));
        text.push_str(",\n");
    }
}

fn description(operation: &Operation<'_>) -> [Code; 6] {
    let text = |name: &str, value: &str| format!("{name}: {}", literal(value)).into();
    let base_url = match operation.base_urls.as_slice() {
        [] => "base_url: None".into(),
        urls => {
            let urls = urls.iter().map(|url| literal(url).into());
            let urls = Code::list("&[", urls, "]");
            Code::list("base_url: Some(", [urls], ")")
        }
    };
    let security = operation.security.iter().map(|requirement| {
        // The runtime looks for a credential of each scheme.
        let sent = requirement.iter().filter(|required| required.is_sent);
        let names = sent.map(|required| literal(required.scheme).into());
        Code::list("&[", names, "]")
    });
    [
        text("id", operation.id),
        text("method", operation.http_method),
        text("path", operation.path),
        text("accept", &operation.accept),
        Code::list("security: &[", security, "]"),
        base_url,
    ]
}

fn successes<'a>(imports: &Imports<'a>, operation: &Operation<'a>) -> Vec<Code> {
    let enumeration = match operation.output {
        Output::Undocumented => {
            let decode = format!("{}::bytes", imports.runtime("decode"));
            let before = format!("{}::range(", imports.runtime("Case"));
            return vec![Code::list(before, ["2".into(), decode.into()], ")")];
        }
        Output::One(_) => None,
        Output::Several(name) => Some(name),
    };
    let successes = operation.successes();
    successes
        .map(|(case, reading)| endpoint_case(imports, case, reading, enumeration))
        .collect()
}

/// Renders the `Case` of a response: its statuses, and how its body is decoded. The value is put into its variant of
/// `enumeration`, where there is one.
fn endpoint_case(
    imports: &Imports<'_>,
    case: &Case<'_>,
    reading: &Reading<'_>,
    enumeration: Option<&Name>,
) -> Code {
    let variant = enumeration.map(|name| format!("{name}::{}", case.variant));
    let (suffix, decode) = match reading.decoder {
        Decoder::Empty => ("", empty(imports, variant)),
        Decoder::Json => ("", decode(imports, "json", variant)),
        Decoder::JsonOrNull => ("", decode(imports, "json_or_null", variant)),
        Decoder::Text => ("", decode(imports, "text", variant)),
        Decoder::Bytes => ("", decode(imports, "bytes", variant)),
        Decoder::Stream(decoder) => ("_stream", open(imports, decoder, variant)),
    };
    let (name, status) = match reading.statuses {
        Statuses::Code(code) => ("code", Some(code)),
        Statuses::Class(class) => ("range", Some(class.into())),
        Statuses::Any => ("any", None),
    };
    let before = format!("{}::{name}{suffix}(", imports.runtime("Case"));
    // Only a list of arguments is laid out here. The formatter breaks the chains and closures of the other forms.
    match (status, case.media_types) {
        (Some(status), []) => {
            let arguments = [status.to_string(), decode].map(Code::from);
            Code::list(before, arguments, ")")
        }
        (status, media_types) => {
            let status = status.map_or_else(String::new, |status| format!("{status}, "));
            let names: Vec<String> = media_types.iter().map(|name| literal(name)).collect();
            let of = match names.as_slice() {
                [] => String::new(),
                names => format!(".of(&[{}])", names.join(", ")),
            };
            format!("{before}{status}{decode}){of}").into()
        }
    }
}

/// Renders the function that checks that there is no body.
fn empty(imports: &Imports<'_>, variant: Option<String>) -> String {
    let module = imports.runtime("decode");
    match variant {
        None => format!("{module}::empty"),
        Some(variant) => format!("|answer| {module}::empty(answer).map(|()| {variant})"),
    }
}

/// Renders the function that decodes a body which was read to its end.
fn decode(imports: &Imports<'_>, function: &str, variant: Option<String>) -> String {
    let module = imports.runtime("decode");
    match variant {
        None => format!("{module}::{function}"),
        Some(variant) => format!("|answer| {module}::{function}(answer).map({variant})"),
    }
}

/// Renders the function that makes a stream of a body while it arrives.
fn open(imports: &Imports<'_>, decoder: StreamDecoder, variant: Option<String>) -> String {
    let (stream, constructor, item) = match decoder {
        StreamDecoder::JsonEvents => ("EventStream", "new", "json"),
        StreamDecoder::TextEvents => ("EventStream", "new", "text"),
        StreamDecoder::Lines => ("JsonLines", "new", "json"),
        StreamDecoder::Sequence => ("JsonLines", "sequence", "json"),
        StreamDecoder::Download => {
            let stream = imports.runtime("Download");
            return match variant {
                Some(variant) => format!("|body| {variant}({stream}::new(body))"),
                None => format!("{stream}::new"),
            };
        }
    };
    let (stream, module) = (imports.runtime(stream), imports.runtime("decode"));
    let value = format!("{stream}::{constructor}(body, {module}::{item})");
    match variant {
        Some(variant) => format!("|body| {variant}({value})"),
        None => format!("|body| {value}"),
    }
}

/// Renders the `Paging` of an operation: the parameter with the cursor, and where a page has its items and the next
/// cursor.
pub fn render_paging<'a>(imports: &Imports<'a>, operation: &Operation<'a>) -> Option<String> {
    let paging = operation.paging.as_ref()?;
    let Paging {
        constant,
        page,
        item,
        ..
    } = paging;
    let format = &operation.parameters.get(paging.parameter)?.format;
    let parameter = format!("parameter: {}", wire_format::render(imports, format));
    let PageField {
        name,
        is_always_there,
    } = paging.next;
    let next = match is_always_there {
        true => format!("next: |page| Some(page.{name}.clone())"),
        false => format!("next: |page| page.{name}.clone()"),
    };
    let PageField {
        name,
        is_always_there,
    } = paging.items;
    let items = match is_always_there {
        true => format!("items: |page| page.{name}"),
        false => format!("items: |page| page.{name}.unwrap_or_default()"),
    };
    let types = [page, item].map(|ty| Code::from(imports.ty(ty)));
    let ty = imports.runtime("Paging");
    let head = Code::list(format!("const {constant}: {ty}<"), types, "> = ");
    let mut text = String::new();
    head.write(&mut text, 0, 0);
    text.extend([ty, " {\n"]);
    fields(&mut text, 4, [parameter, next, items].map(Code::from));
    Some(text + "};\n")
}
