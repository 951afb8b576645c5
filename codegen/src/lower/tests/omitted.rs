//! What the settings leave out, in a document of several files.

use crate::api::Type;
use crate::config::Config;
use crate::dialect::Normalized;
use crate::lower::Lowered;
use crate::overlay::Loaded;
use crate::prune::Pruned;

const ROOT: &str = "{openapi: 3.0.3, info: {title: t, version: '1'}, paths: {}, components: {schemas: {\
    User: {type: object, properties: {a: {$ref: 'parts/perf.yaml'}, b: {$ref: '#/components/schemas/Best'}}}, \
    Best: {$ref: 'parts/perf.yaml'}}}}";
const PERF: &str =
    "{type: object, properties: {inner: {type: object, properties: {c: {type: string}}}}}";

/// Returns the names of the types, and how many properties of users have one.
fn names(omitted: &[&str]) -> (Vec<String>, usize) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("parts")).unwrap();
    std::fs::write(folder.path().join("api.yaml"), ROOT).unwrap();
    std::fs::write(folder.path().join("parts/perf.yaml"), PERF).unwrap();
    let loaded = Loaded::read(&folder.path().join("api.yaml"), &Config::default()).unwrap();
    let document = Normalized::of(loaded).unwrap();
    let mut config = Config::default();
    config.omit.schemas = omitted.iter().map(|it| (*it).to_owned()).collect();
    let pruned = Pruned::of(&document, &config);
    let (api, _, diagnostics) = Lowered::of(&pruned, &config).into_parts();
    let codes: Vec<&str> = diagnostics.iter().map(|it| it.code()).collect();
    assert_eq!(codes, ["no-operations"]);
    let names = api.types.iter().map(|def| def.name.join(".")).collect();
    let user = api.types[0].kind.types().into_iter();
    (names, user.flat_map(Type::all_named).count())
}

#[test]
fn a_component_in_a_file_of_its_own_is_one_type() {
    let all = ["User", "Best", "Best.inner"].map(str::to_owned).to_vec();
    let user = vec!["User".to_owned()];
    assert_eq!(names(&[]), (all.clone(), 2));
    assert_eq!(names(&["Best"]), (user.clone(), 0));
    assert_eq!(names(&["User.a"]), (all, 1));
    assert_eq!(names(&["User.a", "User.b"]), (user, 0));
}
