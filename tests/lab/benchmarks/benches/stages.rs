//! The stages of the generator, on the Users API, and on a large one where there is a corpus.

use std::env;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;

use codegen::Config;
use codegen::stages::Lowered;
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
    let (document, mut config) = (load(), Config::default());
    config.rename("subject");
    let lowered = Lowered::new(&document, &config);
    let named = lowered.name(&config);
    let mut group = criterion.benchmark_group(subject.name);
    group
        .sample_size(subject.samples)
        .warm_up_time(Duration::from_secs(1));
    group.bench_function("parse", |bencher| bencher.iter(load));
    group.bench_function("lower", |bencher| {
        bencher.iter(|| Lowered::new(black_box(&document), &config));
    });
    group.bench_function("names", |bencher| {
        bencher.iter(|| black_box(&lowered).name(&config));
    });
    group.bench_function("render", |bencher| bencher.iter(|| named.render()));
    group.bench_function("format", |bencher| {
        bencher.iter_batched(
            || named.render(),
            |rendered| rendered.format().expect("what is rendered is Rust"),
            BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
