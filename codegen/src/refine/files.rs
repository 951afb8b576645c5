//! Files: a schema of the format `binary` is a file in a multipart form, and text anywhere else.

use crate::analysis::reachable;
use crate::api::{Api, Encoding, MediaType, RequestBody, Type};

/// Turns the files that no multipart form leads to into text.
pub fn resolve(api: &mut Api) {
    let in_forms = reached_by_forms(api);
    for (def, in_forms) in api.types.iter_mut().zip(in_forms) {
        if !in_forms {
            def.kind.types_mut().into_iter().for_each(as_text);
        }
    }
    for operation in &mut api.operations {
        for parameter in &mut operation.parameters {
            as_text(&mut parameter.ty);
        }
        let bodies = operation.body.iter_mut();
        let contents =
            bodies.flat_map(|body| std::iter::once(&mut body.content).chain(&mut body.others));
        contents
            .filter(|content| content.encoding != Encoding::Multipart)
            .for_each(|content| as_text(&mut content.ty));
        let responses = operation.responses.iter_mut();
        let contents = responses.flat_map(|response| &mut response.bodies);
        contents.for_each(|content| as_text(&mut content.ty));
    }
    let webhooks = api.webhooks.iter_mut().map(|webhook| &mut webhook.body);
    let headers = api.headers.iter_mut().map(|header| &mut header.ty);
    webhooks.chain(headers).for_each(as_text);
}

fn as_text(ty: &mut Type) {
    ty.replace(&Type::File, &Type::String);
}

/// Tells for each type whether a multipart form leads to it.
fn reached_by_forms(api: &Api) -> Vec<bool> {
    let bodies = api
        .operations
        .iter()
        .filter_map(|operation| operation.body.as_ref());
    let contents = bodies.flat_map(RequestBody::media_types);
    let forms = contents.filter(|content: &&MediaType| content.encoding == Encoding::Multipart);
    reachable(api, forms.map(|content| &content.ty))
}
