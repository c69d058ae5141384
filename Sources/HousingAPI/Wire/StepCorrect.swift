/// Corrects what was told of a step: fields by their JSON names, with the values they should have had, as people type them.
package struct StepCorrect: Wire {
    package struct Field: Wire {
        package var field: String
        /// Empty takes away what may be left out, such as a note.
        package var value: String

        package init(field: String, value: String) {
            self.field = field
            self.value = value
        }

        package static var bounds: [String: ClosedRange<Int>] { ["field": 1...60, "value": 0...2000] }
        package static var example: Field { Field(field: "accepted_on", value: "2025-11-03") }
    }

    package var fields: [Field]

    package init(fields: [Field]) { self.fields = fields }

    package static var bounds: [String: ClosedRange<Int>] { ["fields": 1...20] }
    package static var example: StepCorrect { StepCorrect(fields: [.example]) }
}
