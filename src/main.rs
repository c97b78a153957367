//! The program: hands the command line to `cli` and its status to the shell.

fn main() -> std::process::ExitCode {
    postdoc::cli::main()
}
