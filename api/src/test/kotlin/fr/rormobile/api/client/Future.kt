package fr.rormobile.api.client

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.node.ArrayNode
import com.fasterxml.jackson.databind.node.JsonNodeFactory
import com.fasterxml.jackson.databind.node.ObjectNode
import com.fasterxml.jackson.databind.node.TextNode
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper

/**
 * The examples of the contract as a later server would answer them: each object has a field more, and each
 * value of an enumeration is one that was not there yet.
 */
object Future {
    private val contract: JsonNode =
        YAMLMapper().readTree(Future::class.java.getResourceAsStream("/openapi.yaml"))

    /** An answer in JSON with the name of its schema. */
    data class Answer(val operation: String, val path: String, val status: Int, val schema: String, val body: JsonNode)

    val answers: List<Answer> =
        contract["paths"].properties().flatMap { (path, operations) ->
            operations.properties().flatMap { (_, operation) ->
                operation["responses"].properties().mapNotNull { (status, response) ->
                    answer(operation["operationId"].asText(), path, status.toInt(), response)
                }
            }
        }

    fun answer(operation: String, status: Int): Answer =
        answers.first { it.operation == operation && it.status == status }

    private fun answer(operation: String, path: String, status: Int, response: JsonNode): Answer? {
        val media = resolve(response)["content"]?.properties()?.firstOrNull { it.key.endsWith("json") }?.value
        val schema = media?.get("schema")?.get("\$ref") ?: return null
        val example = media["example"] ?: media["examples"]?.firstOrNull()?.let { resolve(it)["value"] } ?: return null
        return Answer(operation, path, status, schema.asText().substringAfterLast('/'), later(media["schema"], example))
    }

    private fun later(given: JsonNode, value: JsonNode): JsonNode {
        val schema = resolve(given)
        return when {
            schema.has("allOf") -> schema["allOf"].fold(value) { changed, part -> later(part, changed) }
            schema.has("enum") -> TextNode("VALEUR_DU_FUTUR")
            value is ArrayNode && schema.has("items") ->
                JsonNodeFactory.instance.arrayNode().addAll(value.map { later(schema["items"], it) })
            value is ObjectNode && schema.has("properties") -> later(schema["properties"], value)
            else -> value
        }
    }

    private fun later(properties: JsonNode, value: ObjectNode): ObjectNode {
        val changed = value.deepCopy()
        properties.properties().forEach { (name, schema) ->
            value[name]?.let { changed.set<JsonNode>(name, later(schema, it)) }
        }
        changed.putObject("duFutur").put("texte", "inconnu").putArray("liste").add(1)
        return changed
    }

    private fun resolve(node: JsonNode): JsonNode =
        node["\$ref"]?.let { resolve(contract.at(it.asText().removePrefix("#"))) } ?: node
}
