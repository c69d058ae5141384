import Schema

/// Real answers by the names of their operations, as JSON, for the description of the service. Where `Schema` is imported
/// no file can speak of the wire's schemas, so this one does nothing else.
let exampleAnswers: [UInt8] = Schema.examples
