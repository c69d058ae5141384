import Housing

extension Operations {
    package static let healthLive = read(
        "health.live", "/health/live", .open, Nothing.self, .value(Health.self), as: Health.self,
        da: "Svarer tjenesten?", en: "Does the service answer?")

    package static let healthReady = read(
        "health.ready", "/health/ready", .open, Nothing.self, .value(Health.self), as: Health.self,
        problems: ["database_unreachable"], da: "Svarer databasen også?", en: "Does the database answer too?")

    package static let openAPI = read(
        "openapi.show", "/v1/openapi.json", .open, Nothing.self, .stream(.free), as: String.self,
        da: "Beskrivelsen af alle adresser (OpenAPI 3.1)", en: "The description of every address (OpenAPI 3.1)")

    package static let status = read(
        "status.show", "/v1/status", .right(.readStatus), Nothing.self, .value(Status.self), as: Status.self,
        da: "Tjenestens tilstand", en: "How the service is")

    package static let whoAmI = read(
        "whoami.show", "/v1/whoami", .signedIn, Nothing.self, .value(WhoAmI.self), as: WhoAmI.self,
        da: "Hvem der spørger, og hvad de må", en: "Who asks, and what they may")
}
