//! Files: schemas of the format `binary` are parts of multipart forms, and text elsewhere.

use crate::api::{Api, Encoding, MediaType, RequestBody, Type, TypeId};

/// Turns the files that no multipart form leads to into text.
pub fn resolve(api: &mut Api) {
    let reached = reached(api);
    for (index, def) in api.types.iter_mut().enumerate() {
        if !reached[index] {
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
        let answers = operation.responses.iter_mut();
        let contents = answers.flat_map(|response| &mut response.contents);
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
fn reached(api: &Api) -> Vec<bool> {
    let bodies = api
        .operations
        .iter()
        .filter_map(|operation| operation.body.as_ref());
    let contents = bodies.flat_map(RequestBody::media_types);
    let forms = contents.filter(|content: &&MediaType| content.encoding == Encoding::Multipart);
    let mut open: Vec<TypeId> = forms.flat_map(|content| content.ty.all_named()).collect();
    let mut reached = vec![false; api.types.len()];
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut reached[id.0], true) {
            let types = api.type_def(id).kind.types().into_iter();
            open.extend(types.flat_map(Type::all_named));
        }
    }
    reached
}
