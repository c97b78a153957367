//! The wizard without a terminal: keys in, screens out.

mod calls;
mod checks;
mod demo;
pub mod driver;
mod first_screen;
mod flow;
mod given;
mod hostile;
mod input;
mod mouse;
mod opened;
mod pictures;
mod plain;
mod random;
mod said;
mod screens;
