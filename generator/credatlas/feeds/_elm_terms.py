"""The terms of our ELM files: the keys of the official JSON-LD context, and QualityLink's beside them.

Sources: ELM 3.2 context `edc-ap` (European Commission; it lacks `defaultLanguage`, and its `value` is not the
property that LOQ asks for); QualityLink ontology 0.4 (CC BY 4.0). The namespace is that of ELM 3.0 to 3.2,
which LOQ 1.1 and the aggregators' code use; 3.3 has another.
"""

from __future__ import annotations

from credatlas.feeds._rdf import LINK, STRING, TEXT, Lexicon

ELM_VERSION = "3.2"
QL = "http://data.quality-link.eu/ontology/v1#"

_PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dc": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "adms": "http://www.w3.org/ns/adms#",
    "rov": "http://www.w3.org/ns/regorg#",
    "elm": "http://data.europa.eu/snb/model/elm/",
    "ql": QL,
}

_CLASSES = {
    **{
        name: f"elm:{name}"
        for name in (
            "Address",
            "Amount",
            "AwardingOpportunity",
            "ContactPoint",
            "CreditPoint",
            "GradingScheme",
            "Grant",
            "Group",
            "Identifier",
            "LearningAchievementSpecification",
            "LearningActivitySpecification",
            "LearningAssessmentSpecification",
            "LearningOpportunity",
            "LearningOutcome",
            "Mailbox",
            "Note",
            "Organisation",
            "PriceDetail",
            "Qualification",
            "WebResource",
        )
    },
    "Location": "dc:Location",
    "PeriodOfTime": "dc:PeriodOfTime",
    **{
        name: f"ql:{name}"
        for name in (
            "GroupOfHEIs",
            "HigherEducationInstitution",
            "LearnerGroup",
            "LearnerGroupConditions",
            "LearningOpportunityInstance",
            "LearningOpportunitySpecification",
            "LearningOpportunitySpecificationReference",
            "OrgRegIdentifier",
            "SchacIdentifier",
        )
    },
}

_TEXTS = {
    "altLabel": "skos:altLabel",
    "category": "elm:category",
    "description": "dc:description",
    "geographicName": "elm:geographicName",
    "legalName": "rov:legalName",
    "noteLiteral": "elm:noteLiteral",
    "prefLabel": "skos:prefLabel",
    "title": "dc:title",
}

_LINKS = {
    **{
        name: f"elm:{name}"
        for name in (
            "additionalNote",
            "address",
            "admissionProcedure",
            "amount",
            "awardingBody",
            "awardingOpportunity",
            "contactForm",
            "contactPoint",
            "countryCode",
            "creditPoint",
            "defaultLanguage",
            "educationLevel",
            "emailAddress",
            "entryRequirement",
            "framework",
            "fullAddress",
            "gradingScheme",
            "grant",
            "hasPart",
            "influencedBy",
            "isPartOf",
            "learningAchievementSpecification",
            "learningOutcome",
            "learningSchedule",
            "limitField",
            "location",
            "mode",
            "priceDetail",
            "providedBy",
            "provenBy",
            "relatedESCOSkill",
            "scheduleInformation",
            "schemeId",
            "supplementaryDocument",
            "targetGroup",
            "unit",
        )
    },
    "dcType": "dc:type",
    "eqfLevel": "elm:EQFLevel",
    "homepage": "foaf:homepage",
    "identifier": "adms:identifier",
    "language": "dc:language",
    "member": "foaf:member",
    "nqfLevel": "elm:NQFLevel",
    "publisher": "dc:publisher",
    "temporal": "dc:temporal",
    "thematicArea": "elm:ISCEDFCode",
    **{
        name: f"ql:{name}"
        for name in (
            "entryRequirementLearningOpportunity",
            "learnerGroup",
            "learnerGroupConditions",
            "minimumEQFLevel",
            "studentsOf",
            "superseded",
        )
    },
}

_LITERALS = {
    "applicationDeadline": ("elm:applicationDeadline", "dateTime"),
    "contentURL": ("elm:contentUrl", "anyURI"),
    "duration": ("elm:duration", "duration"),
    "endDate": ("elm:endDate", "dateTime"),
    "enrolmentCapacity": ("ql:enrolmentCapacity", "nonNegativeInteger"),
    "enrolmentMinimum": ("ql:enrolmentMinimum", "nonNegativeInteger"),
    "isOpenToNonEnrolled": ("ql:isOpenToNonEnrolled", "boolean"),
    "isPartialQualification": ("elm:isPartialQualification", "boolean"),
    "notation": ("skos:notation", STRING),
    "point": ("elm:point", STRING),
    "registrationPortal": ("ql:registrationPortal", "anyURI"),
    "schemeName": ("elm:schemeName", STRING),
    "startDate": ("elm:startDate", "dateTime"),
    "value": ("rdf:value", "decimal"),
    "version": ("ql:version", STRING),
    "volumeOfLearning": ("elm:volumeOfLearning", "duration"),
}

ELM = Lexicon(
    _PREFIXES,
    _CLASSES,
    {
        **{key: (name, TEXT) for key, name in _TEXTS.items()},
        **{key: (name, LINK) for key, name in _LINKS.items()},
        **_LITERALS,
    },
)
"""All that our ELM files say."""
