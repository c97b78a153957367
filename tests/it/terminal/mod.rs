//! The program in a real (pseudo) terminal.

mod guard;
mod idle;
mod keyboard;
mod memory;
mod plain;
pub mod pty;
mod tmux;
mod wizard;
