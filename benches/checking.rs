//! How long it takes to load the catalogue, and to read and assess builds.

#![allow(
    missing_docs,
    reason = "the macro that collects benchmarks writes none"
)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use patchline::assess::assess;
use patchline::catalogue::{Evidence, compact};
use patchline::data;
use patchline::lang::Lang;
use patchline::reading::read;

fn checking(criterion: &mut Criterion) {
    let catalogue = data::catalogue(&data::files()).expect("the catalogue has no faults");
    let family = &catalogue.families[0];
    let as_of = "2026-11-22".parse().expect("a day");

    let file = compact::write(&catalogue, Lang::En).expect("tables serialise");
    criterion.bench_function("load the compact file", |bencher| {
        bencher.iter(|| compact::read(black_box(&file)).expect("it was just written"));
    });

    let mut group = criterion.benchmark_group("read and assess");
    for (name, text) in [("exact", "15.2.1118.20"), ("branch only", "15.2.1544.4")] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let reading = read(black_box(text), &catalogue);
                assess(family, &reading.observations[0].sighting, as_of)
            });
        });
    }
    let installed = family
        .identify(
            "15.2.1118.20".parse().expect("a build"),
            Evidence::Installed,
        )
        .expect("a listed build");
    group.bench_function("assess alone", |bencher| {
        bencher.iter(|| assess(family, black_box(&installed), as_of));
    });
    group.finish();

    let builds: Vec<String> = family
        .releases()
        .iter()
        .map(|release| release.build.to_string())
        .collect();
    let mut group = criterion.benchmark_group("servers");
    for count in [1_000, 100_000] {
        let text: String = builds
            .iter()
            .cycle()
            .take(count)
            .map(|build| format!("{build}\n"))
            .collect();
        group.sample_size(10);
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(count.to_string(), |bencher| {
            bencher.iter(|| {
                let reading = read(&text, &catalogue);
                reading
                    .observations
                    .iter()
                    .map(|seen| assess(family, &seen.sighting, as_of).exposure.len())
                    .sum::<usize>()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, checking);
criterion_main!(benches);
