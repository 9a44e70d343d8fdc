//! How long reading takes: one line, a thousand, a hundred thousand, of each
//! layout that large texts have.

#![allow(
    missing_docs,
    reason = "the macro that collects benchmarks writes none"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use patchline::catalogue::Catalogue;
use patchline::data;
use patchline::reading::{Reader, lines, read};

const BUILDS: [&str; 5] = [
    "15.2.1118.20",
    "15.02.1118.026",
    "15.1.2507.39",
    "15.2.1544.4",
    "15.0.1497.48",
];

/// Makes a line of a text, by its place.
type Layout = fn(usize) -> String;

fn build(line: usize) -> &'static str {
    BUILDS[line % BUILDS.len()]
}

fn bare(line: usize) -> String {
    format!("EX{line:06} {}\n", build(line))
}

fn separated(line: usize) -> String {
    if line == 0 {
        return "Name,Site,FileVersion,Comment\n".to_owned();
    }
    format!(
        "EX{line:06},Default-First-Site-Name,{},\"in rack {line}\"\n",
        build(line)
    )
}

fn listed(line: usize) -> String {
    match line % 4 {
        0 => format!("Name                : EX{line:06}\n"),
        1 => "Edition             : Enterprise\n".to_owned(),
        2 => "AdminDisplayVersion : Version 15.2 (Build 1118.7)\n".to_owned(),
        _ => "\n".to_owned(),
    }
}

fn prose(line: usize) -> String {
    format!(
        "{line}: the mailbox database was mounted again at 10:{:02}:11 without any further error\n",
        line % 60
    )
}

fn unknown(line: usize) -> String {
    format!("word{line}\n")
}

fn vulnerabilities(line: usize) -> String {
    format!("CVE-2023-{}\n", 10_000 + line)
}

fn benchmark(criterion: &mut Criterion) {
    let catalogue: Catalogue = match data::catalogue(&data::files()) {
        Ok(catalogue) => catalogue,
        Err(faults) => panic!("the catalogue has {} faults", faults.len()),
    };
    let layouts: [(&str, Layout); 4] = [
        ("bare", bare),
        ("separated", separated),
        ("listed", listed),
        ("prose", prose),
    ];
    for (name, line) in layouts {
        let mut group = criterion.benchmark_group(format!("reading/{name}"));
        group
            .sample_size(10)
            .warm_up_time(Duration::from_millis(500))
            .measurement_time(Duration::from_secs(2));
        for count in [1_usize, 1_000, 100_000] {
            let text: String = (0..count).map(line).collect();
            group.throughput(Throughput::Elements(count as u64));
            group.bench_with_input(
                BenchmarkId::from_parameter(count),
                &text,
                |bencher, text| {
                    bencher.iter(|| read(black_box(text), &catalogue));
                },
            );
        }
        group.finish();
    }
}

/// How long each task takes between which a page can paint: lines as they are
/// read, and the steps after the last one. What stands on one line is one task.
fn tasks(text: &str, catalogue: &Catalogue) -> Vec<Duration> {
    let mut tasks = Vec::new();
    let mut reader = Reader::new(catalogue);
    for line in lines(text) {
        let begun = Instant::now();
        reader.feed(black_box(line));
        tasks.push(begun.elapsed());
    }
    let begun = Instant::now();
    let mut ending = reader.end();
    tasks.push(begun.elapsed());
    loop {
        let begun = Instant::now();
        let more = ending.step();
        tasks.push(begun.elapsed());
        if !more {
            break;
        }
    }
    let begun = Instant::now();
    let reading = black_box(ending.reading());
    tasks.push(begun.elapsed());
    drop(reading);
    tasks
}

/// The longest task, each taken where it was least disturbed: other programs
/// interrupt one of a hundred thousand tasks for certain, and seldom the same.
fn longest_task(text: &str, catalogue: &Catalogue) -> Duration {
    const PASSES: usize = 5;
    let mut best = tasks(text, catalogue);
    for _ in 1..PASSES {
        for (best, again) in best.iter_mut().zip(tasks(text, catalogue)) {
            *best = again.min(*best);
        }
    }
    best.into_iter().max().unwrap_or_default()
}

fn slices(criterion: &mut Criterion) {
    let catalogue: Catalogue = match data::catalogue(&data::files()) {
        Ok(catalogue) => catalogue,
        Err(faults) => panic!("the catalogue has {} faults", faults.len()),
    };
    let layouts: [(&str, Layout); 4] = [
        ("bare", bare),
        ("separated", separated),
        ("unknown", unknown),
        ("vulnerabilities", vulnerabilities),
    ];
    let mut group = criterion.benchmark_group("longest task");
    group
        .sample_size(10)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_secs(2));
    for (name, line) in layouts {
        let text: String = (0..100_000).map(line).collect();
        group.bench_with_input(BenchmarkId::new(name, 100_000), &text, |bencher, text| {
            bencher.iter_custom(|count| (0..count).map(|_| longest_task(text, &catalogue)).sum());
        });
    }
    group.finish();
}

criterion_group!(benches, benchmark, slices);
criterion_main!(benches);
