//! The stages of the generator, on the Users API, and on a large one where there is a corpus.

use std::env;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use codegen::{Client, Config, Files, Lowered, Named, Pruned, Refined};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

/// The large document of the corpus.
const LARGE: &str = "github.json";

/// A document to measure with, and how often.
struct Subject {
    name: &'static str,
    path: PathBuf,
    samples: usize,
}

fn subjects() -> Vec<Subject> {
    let users = Subject {
        name: "users",
        path: Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../spec/users.yaml"),
        samples: 50,
    };
    let large = env::var_os("OPENAPI_CORPUS").map(|corpus| Subject {
        name: "large",
        path: Path::new(&corpus).join(LARGE),
        samples: 10,
    });
    [users].into_iter().chain(large).collect()
}

fn stages(criterion: &mut Criterion) {
    for subject in subjects() {
        measure(criterion, &subject);
    }
}

fn measure(criterion: &mut Criterion, subject: &Subject) {
    let load = || codegen::load(&subject.path).expect("the document is sound");
    let (normalized, mut config) = (load(), Config::default());
    config.rename("subject");
    let pruned = Pruned::of(&normalized, &config);
    let lowered = Lowered::of(&pruned, &config);
    let refined = || Refined::of(lowered.clone(), &config);
    let named = Named::of(refined(), &config);
    let client = Client::of(&named, &config);
    let mut group = criterion.benchmark_group(subject.name);
    group
        .sample_size(subject.samples)
        .warm_up_time(Duration::from_secs(1));
    group.bench_function("load", |bencher| bencher.iter(load));
    group.bench_function("lower", |bencher| {
        bencher.iter(|| Lowered::of(black_box(&pruned), &config));
    });
    group.bench_function("refine", |bencher| {
        let refine = |lowered| Refined::of(lowered, &config);
        bencher.iter_batched(|| lowered.clone(), refine, BatchSize::PerIteration);
    });
    group.bench_function("names", |bencher| {
        let name = |refined| Named::of(refined, &config);
        bencher.iter_batched(refined, name, BatchSize::PerIteration);
    });
    group.bench_function("client", |bencher| {
        bencher.iter(|| Client::of(&named, &config));
    });
    group.bench_function("files", |bencher| {
        let files = || Files::of(&client, &|_, _| {});
        bencher.iter(|| files().expect("what is rendered is Rust"));
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
