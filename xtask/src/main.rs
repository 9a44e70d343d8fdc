//! The task runner: `cargo xtask <command>`. This file says which commands
//! exist and hands each to its module; it must not know how any is done.

#![forbid(unsafe_code)]

mod copy;
mod lighthouse;
mod project;
mod run;
mod server;
mod setup;
mod site;
mod test;
mod version;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::project::Project;
use crate::site::Address;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "Patchline's tasks: set up, build, serve, preview, test"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Bring the tools that the build needs; those that are there stay
    Setup {
        /// Also what the tests need: a browser, its driver, npm packages
        #[arg(long)]
        tests: bool,
    },
    /// Build the site into dist/
    Build {
        #[command(flatten)]
        address: Address,
        /// Build fast rather than small
        #[arg(long)]
        dev: bool,
    },
    /// Build, serve and rebuild on every change
    Serve {
        #[arg(long, default_value_t = 8080)]
        port: u16,
        #[command(flatten)]
        address: Address,
        /// Do not open a browser
        #[arg(long)]
        no_open: bool,
    },
    /// Serve a built site the way GitHub Pages does
    Preview {
        #[arg(long, default_value_t = 8090)]
        port: u16,
        /// The base path the site was built with
        #[arg(long, default_value = "/")]
        base: String,
        /// The folder of the built site
        #[arg(long, default_value = "dist")]
        dir: PathBuf,
    },
    /// Pack a built site into a zip that works from any folder of a web server
    Zip {
        /// The folder of the built site
        #[arg(long, default_value = "dist")]
        dir: PathBuf,
        /// The file to write
        #[arg(long, default_value = "target/patchline.zip")]
        out: PathBuf,
    },
    /// Let Lighthouse judge a page of each kind of a built site, as on a phone
    Lighthouse {
        /// The folder of the built site
        #[arg(long, default_value = "dist")]
        dir: PathBuf,
        /// The base path the site was built with
        #[arg(long, default_value = "/")]
        base: String,
        /// How often each page is judged; the middle one counts
        #[arg(long, default_value_t = 3)]
        runs: usize,
    },
    /// Run every check there is; what CI runs
    Test(test::Options),
}

fn main() -> ExitCode {
    let outcome = Project::find().and_then(|project| match Cli::parse().command {
        Command::Setup { tests } => {
            let wanted = if tests { setup::ALL } else { setup::BUILD };
            setup::bring(&project, wanted).all_there().map(|_| true)
        }
        Command::Build { address, dev } => site::build(&project, &address, dev),
        Command::Serve {
            port,
            address,
            no_open,
        } => site::serve(&project, port, &address, !no_open),
        Command::Preview { port, base, dir } => {
            server::preview(&project.root.join(dir), &base, port).map(|()| true)
        }
        Command::Zip { dir, out } => {
            copy::pack(&project.root.join(dir), &project.root.join(out)).map(|()| true)
        }
        Command::Lighthouse { dir, base, runs } => {
            lighthouse::run(&project, &project.root.join(dir), &base, runs)
        }
        Command::Test(options) => test::run(&project, &options),
    });
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        // What went wrong has been said where it happened.
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
