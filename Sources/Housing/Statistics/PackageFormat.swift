/// The formats of a package's tables.
package enum PackageFormat: String, Code {
    case csv, xlsx, json

    package var words: Words {
        switch self {
        case .csv: Words(da: "CSV", en: "CSV")
        case .xlsx: Words(da: "Excel", en: "Excel")
        case .json: Words(da: "JSON", en: "JSON")
        }
    }
}
