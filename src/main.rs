//! The program: hands the command line to `cli` and its status to the shell. Memory that is freed is wiped, whoever
//! held it: the decoder's, the editor's and the parsers' copies of a key go with their buffers.

use std::alloc::System;

use zeroizing_alloc::ZeroAlloc;

#[global_allocator]
static MEMORY: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> std::process::ExitCode {
    postdoc::cli::main()
}
