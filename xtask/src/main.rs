//! `cargo xtask`: everything that is done to the project: build, serve, test, score.
//! Takes a command line, gives an exit status: 0 done, 1 failed, 2 wrong usage.
//! Law: every failure is a sentence that says what to do.

mod advisories;
mod archive;
mod articles;
mod bench;
mod beyond;
mod bill;
mod browser;
mod build;
mod chart;
mod headers;
mod icons;
mod inert;
mod licences;
mod offline;
mod package;
mod pages;
mod peers;
mod places;
mod python;
mod report;
mod reproduce;
mod run;
mod score;
mod scripts;
mod serve;
mod site;
mod style;
mod tally;
mod test;
mod tools;
mod train;
mod twins;
mod visit;
mod wasm;

use std::process::ExitCode;

use anyhow::ensure;
use bench::Where;
use lexopt::prelude::*;
use places::Profile;
use report::Table;
use serve::Serve;
use tally::Reported;
use test::Part;

const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port 8080] [--release] [--open]   build the page and serve it on this machine
  build [--release [--renew-sizes]]          build the static site into dist/; write tests/download.tsv anew
  package [--dev]                            pack the engine for other pages, as npm takes it
  reproduce                                  build the page once more in another folder, and compare every byte
  test [--only lint|native|beyond|page]      run every check, or some
  bench [--only native|browser|archive]      measure how fast the engine is, here, in Chromium and over archives, and how soon the page
  score                                      score the command line on the annotated news beside the project
  peers                                      measure how fast other tools are beside the engine
  train [--check]                            pack the tables and learn the weights anew, or compare them with the committed ones
  pages                                      score what the command line finds in the saved pages beside the project
";

/// What the command line asks for.
enum Command {
    Serve(Serve),
    Build(Profile, Table),
    Package(Profile),
    Test(Part),
    Bench(Where),
    Reproduce,
    Score,
    Pages,
    Peers,
    Train { is_check: bool },
    Help,
}

fn main() -> ExitCode {
    let command = match parse(lexopt::Parser::from_env()) {
        Ok(command) => command,
        Err(error) => {
            eprint!("{error}.\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let done = match command {
        Command::Serve(serve) => serve::serve(&serve),
        Command::Build(profile, table) => build(profile, table),
        Command::Package(profile) => package::package(profile),
        Command::Test(part) => test::test(part),
        Command::Bench(wanted) => bench::bench(wanted),
        Command::Reproduce => reproduce::reproduce().map(drop),
        Command::Score => score::score(),
        Command::Pages => pages::pages(),
        Command::Peers => peers::peers(),
        Command::Train { is_check: true } => train::check(),
        Command::Train { is_check: false } => train::train(),
        Command::Help => {
            print!("{USAGE}");
            Ok(())
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if !error.is::<Reported>() {
                eprintln!("\nFailed: {error:#}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Builds the site; says what the published one costs its readers.
fn build(profile: Profile, table: Table) -> anyhow::Result<()> {
    let site = build::build(profile)?;
    println!("\nversion {}", site.version);
    match profile {
        Profile::Dev => {
            ensure!(table == Table::Compare, "only what is published is measured: add --release");
            Ok(())
        }
        Profile::Release => report::report(&site, table),
    }
}

/// Reads the command line; the error is a sentence without its full stop.
fn parse(mut args: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut command = match args.next()? {
        Some(Value(name)) => match name.to_string_lossy().as_ref() {
            "serve" => Command::Serve(Serve::default()),
            "build" => Command::Build(Profile::Dev, Table::Compare),
            "package" => Command::Package(Profile::Release),
            "test" => Command::Test(Part::All),
            "bench" => Command::Bench(Where::All),
            "reproduce" => Command::Reproduce,
            "score" => Command::Score,
            "pages" => Command::Pages,
            "peers" => Command::Peers,
            "train" => Command::Train { is_check: false },
            other => return Err(format!("there is no command ‘{other}’").into()),
        },
        Some(Long("help") | Short('h')) => Command::Help,
        Some(other) => return Err(other.unexpected()),
        None => return Err("no command was given".into()),
    };
    while let Some(arg) = args.next()? {
        match (&mut command, arg) {
            (Command::Serve(serve), Long("port")) => serve.port = args.value()?.parse()?,
            (Command::Serve(serve), Long("release")) => serve.profile = Profile::Release,
            (Command::Serve(serve), Long("open")) => serve.open = serve::Open::Browser,
            (Command::Build(profile, _), Long("release")) => *profile = Profile::Release,
            (Command::Build(_, table), Long("renew-sizes")) => *table = Table::Renew,
            (Command::Package(profile), Long("dev")) => *profile = Profile::Dev,
            (Command::Test(part), Long("only")) => *part = only(&args.value()?.to_string_lossy())?,
            (Command::Bench(wanted), Long("only")) => *wanted = place(&args.value()?.to_string_lossy())?,
            (Command::Train { is_check }, Long("check")) => *is_check = true,
            (_, Long("help") | Short('h')) => return Ok(Command::Help),
            (_, other) => return Err(other.unexpected()),
        }
    }
    Ok(command)
}

fn only(name: &str) -> Result<Part, lexopt::Error> {
    Part::named(name).ok_or_else(|| format!("--only takes lint, native, beyond or page, not ‘{name}’").into())
}

fn place(name: &str) -> Result<Where, lexopt::Error> {
    Where::named(name).ok_or_else(|| format!("--only takes native, browser or archive, not ‘{name}’").into())
}
