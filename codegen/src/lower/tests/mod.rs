mod dialects;
mod hierarchies;
mod omitted;
mod references;
mod secrets;
mod wrong_types;
