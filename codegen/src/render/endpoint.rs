//! The constants that describe an operation to the runtime: its request, and how its responses are decoded.
//!
//! They are constants, not statics: a crate compiles a static with all the decoders that it refers to, even where
//! nobody calls the operation.

use super::layout::Code;
use super::{builder, error_enum, parameter};
use crate::api::{
    Decoding, Operation, OperationId, ResponseBody, ResponseCase, SecurityKind, StatusPattern, Type,
};
use crate::client::literal::literal;
use crate::client::response::{self, Outcome, Output};
use crate::client::ty::{self, ModelPath};
use crate::client::{Context, servers};

/// Renders the `Endpoint` of an operation. With `same_failures`, it refers to the failures of that operation's
/// endpoint.
pub fn render(
    context: &Context<'_>,
    id: OperationId,
    operation: &Operation,
    same_failures: Option<OperationId>,
) -> String {
    let name = &context.names.operation(id).endpoint;
    let types = [
        response::ty(context, id, operation, ModelPath::Qualified),
        error_enum::ty(context, id, operation),
    ];
    let types = types.map(Code::from);
    let before = format!("const {name}: Endpoint<");
    let head = Code::list(before, types, "> = ");
    let success = successes(context, id, operation);
    let success = Code::list("success: &[", success, "]");
    let failure = match same_failures {
        Some(other) => {
            let other = &context.names.operation(other).endpoint;
            format!("failure: {other}.failure").into()
        }
        None => Code::list("failure: &[", failures(context, id, operation), "]"),
    };
    let mut text = String::new();
    head.write(&mut text, 0, 0);
    text.push_str("Endpoint {\n    operation: Operation {\n");
    fields(&mut text, 8, description(context, operation));
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

fn description(context: &Context<'_>, operation: &Operation) -> [Code; 6] {
    let text = |name: &str, value: &str| format!("{name}: {}", literal(value)).into();
    let base_url = match servers::own_urls(context, operation).as_slice() {
        [] => "base_url: None".into(),
        urls => {
            let urls = urls.iter().map(|url| literal(url).into());
            let urls = Code::list("&[", urls, "]");
            Code::list("base_url: Some(", [urls], ")")
        }
    };
    let security = operation.security.iter().map(|requirement| {
        let schemes = requirement.0.iter();
        let schemes = schemes.map(|required| &context.api.security_schemes[required.scheme]);
        // The runtime looks for a credential of each scheme; a certificate is none, it belongs to the transport.
        let names = schemes
            .filter(|scheme| scheme.kind != SecurityKind::MutualTls)
            .map(|scheme| literal(&scheme.name).into());
        Code::list("&[", names, "]")
    });
    [
        text("id", &operation.id),
        text("method", operation.method.as_str()),
        text("path", &operation.path.0),
        text("accept", &response::accept(operation)),
        Code::list("security: &[", security, "]"),
        base_url,
    ]
}

fn successes(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<Code> {
    let successes = response::with_variants(context, id, operation, Outcome::Success);
    match response::output(operation) {
        Output::Undocumented => {
            let arguments = ["2", "decode::bytes"].map(Code::from);
            vec![Code::list("Case::range(", arguments, ")")]
        }
        Output::One => successes
            .map(|(case, _)| endpoint_case(case, Outcome::Success, None))
            .collect(),
        Output::Several => {
            let name = &context.names.operation(id).response;
            let variant = |variant| format!("{name}::{variant}");
            successes
                .map(|(case, name)| endpoint_case(case, Outcome::Success, Some(variant(name))))
                .collect()
        }
    }
}

fn failures(context: &Context<'_>, id: OperationId, operation: &Operation) -> Vec<Code> {
    let name = &context.names.operation(id).error;
    let variant = |variant| format!("{name}::{variant}");
    response::with_variants(context, id, operation, Outcome::Failure)
        .map(|(case, name)| endpoint_case(case, Outcome::Failure, Some(variant(name))))
        .collect()
}

/// Renders the `Case` of a response: its statuses, and how its body is decoded. The value is put into `variant`,
/// where there is one.
fn endpoint_case(case: ResponseCase<'_>, outcome: Outcome, variant: Option<String>) -> Code {
    let stream = case
        .body
        .filter(|body| body.decoding.is_stream() && outcome == Outcome::Success);
    let (suffix, decode) = match stream {
        Some(body) => ("_stream", open(body, variant)),
        None => ("", decode(case.body, variant)),
    };
    let (name, status) = match (case.response.status, outcome) {
        (StatusPattern::Code(code), _) => ("code", Some(code)),
        (StatusPattern::Range(class), _) => ("range", Some(class.into())),
        (StatusPattern::Default, Outcome::Success) => ("range", Some(2)),
        (StatusPattern::Default, Outcome::Failure) => ("any", None),
    };
    let before = format!("Case::{name}{suffix}(");
    let is_one_of_several = case.response.bodies.len() > 1;
    // Only a list of arguments is laid out here. The formatter breaks the chains and closures of the other forms.
    match (status, case.body.filter(|_| is_one_of_several)) {
        (Some(status), None) => {
            let arguments = [status.to_string(), decode].map(Code::from);
            Code::list(before, arguments, ")")
        }
        (status, body) => {
            let status = status.map_or_else(String::new, |status| format!("{status}, "));
            let media_types = body.map_or_else(String::new, |body| {
                let names: Vec<String> =
                    body.media_types.iter().map(|name| literal(name)).collect();
                format!(".of(&[{}])", names.join(", "))
            });
            format!("{before}{status}{decode}){media_types}").into()
        }
    }
}

/// Renders the function that decodes a body which was read to its end.
fn decode(body: Option<&ResponseBody>, variant: Option<String>) -> String {
    let decoder = match body.map(|body| (body.decoding, &body.ty)) {
        Some((Decoding::Json, Type::Nullable(_) | Type::Null | Type::Json)) => "json_or_null",
        Some((Decoding::Json, _)) => "json",
        Some((Decoding::Binary, _)) => "bytes",
        Some((Decoding::Text | Decoding::Events | Decoding::Lines | Decoding::Sequence, _)) => {
            "text"
        }
        None => "empty",
    };
    match (variant, body) {
        (None, _) => format!("decode::{decoder}"),
        (Some(variant), Some(_)) => format!("|answer| decode::{decoder}(answer).map({variant})"),
        (Some(variant), None) => format!("|answer| decode::{decoder}(answer).map(|()| {variant})"),
    }
}

/// Renders the function that makes a stream of a body while it arrives.
fn open(body: &ResponseBody, variant: Option<String>) -> String {
    let decoder = match (body.decoding, &body.ty) {
        (Decoding::Events, Type::String) => "decode::text",
        _ => "decode::json",
    };
    let value = match body.decoding {
        Decoding::Events => format!("EventStream::new(body, {decoder})"),
        Decoding::Lines => format!("JsonLines::new(body, {decoder})"),
        Decoding::Sequence => format!("JsonLines::sequence(body, {decoder})"),
        Decoding::Binary | Decoding::Json | Decoding::Text => match variant {
            Some(variant) => return format!("|body| {variant}(Download::new(body))"),
            None => return "Download::new".to_owned(),
        },
    };
    match variant {
        Some(variant) => format!("|body| {variant}({value})"),
        None => format!("|body| {value}"),
    }
}

/// Renders the `Paging` of an operation: the parameter with the cursor, and where a page has its items and the next
/// cursor.
pub fn render_paging(
    context: &Context<'_>,
    id: OperationId,
    operation: &Operation,
) -> Option<String> {
    let pagination = operation.pagination.as_ref()?;
    let item = builder::item_ty(context, operation)?;
    let body = operation.successes().find_map(|success| success.body)?;
    let (page_id, page) = context.api.structure(&body.ty)?;
    let name = &context.names.operation(id).paging;
    let page_ty = ty::text(&body.ty, context.names, ModelPath::Qualified);
    let parameter = parameter::describe(&operation.parameters[pagination.parameter]);
    let members = &context.names.ty(page_id).members;
    let (next, items) = (&members[pagination.next], &members[pagination.items]);
    let is_always_there =
        |index: usize| page.fields[index].required && !page.fields[index].nullable;
    let next = match is_always_there(pagination.next) {
        true => format!("next: |page| Some(page.{next}.clone())"),
        false => format!("next: |page| page.{next}.clone()"),
    };
    let items = match is_always_there(pagination.items) {
        true => format!("items: |page| page.{items}"),
        false => format!("items: |page| page.{items}.unwrap_or_default()"),
    };
    let types = [page_ty, item].map(Code::from);
    let head = Code::list(format!("const {name}: Paging<"), types, "> = ");
    let parameter = format!("parameter: {parameter}");
    let mut text = String::new();
    head.write(&mut text, 0, 0);
    text.push_str("Paging {\n");
    fields(&mut text, 4, [parameter, next, items].map(Code::from));
    Some(text + "};\n")
}
