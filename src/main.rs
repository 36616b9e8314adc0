//! The one executable; under another name it is one of the original's programs (spec page 5).

fn main() -> std::process::ExitCode {
    xlink::cli::main(std::env::args_os().collect())
}
