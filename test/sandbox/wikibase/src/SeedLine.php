<?php
declare( strict_types=1 );
namespace WikibaseStandIn;

/** One line of a seed file made into an entity. Short forms are filled in; ids of statements follow from the position. */
final class SeedLine {
	public function __construct( private readonly array $line, private readonly PropertyTypes $repo ) {
	}

	/** @throws Refusal when a value is malformed, \InvalidArgumentException when a property is unknown */
	public function entity( EntityId $id ): Entity {
		$entity = new Entity( $id->type, $id->text );
		$entity->datatype = $id->type === 'property' ? ( $this->line['datatype'] ?? 'string' ) : null;
		foreach ( [ 'labels', 'descriptions' ] as $part ) {
			foreach ( $this->line[$part] ?? [] as $language => $term ) {
				$entity->{$part}[$language] = TermRules::clean( is_array( $term ) ? $term['value'] : $term );
			}
		}
		foreach ( $this->line['aliases'] ?? [] as $language => $terms ) {
			$entity->aliases[$language] = array_map(
				static fn ( $term ) => TermRules::clean( is_array( $term ) ? $term['value'] : $term ), (array)$terms
			);
		}
		foreach ( $this->claims() as $position => $claim ) {
			$statement = Statements::normalize( isset( $claim['mainsnak'] ) ? $claim : $this->statement( $claim ) );
			$statement['id'] ??= $this->guid( $id, $position );
			EntityData::setStatement( $entity, $statement );
		}
		foreach ( $this->line['sitelinks'] ?? [] as $site => $link ) {
			$title = Sites::canonical( is_array( $link ) ? $link['title'] : $link );
			$entity->sitelinks[$site] = [ 'site' => $site, 'title' => $title, 'badges' => [] ];
		}
		return $entity;
	}

	/** @return list<array> */
	private function claims(): array {
		$claims = [];
		foreach ( [ ...( $this->line['claims'] ?? [] ), ...( $this->line['statements'] ?? [] ) ] as $group ) {
			array_push( $claims, ...( array_is_list( $group ) ? $group : [ $group ] ) );
		}
		return $claims;
	}

	private function statement( array $claim ): array {
		return [
			'mainsnak' => $this->snak( $claim ),
			'rank' => $claim['rank'] ?? 'normal',
			'qualifiers' => array_map( $this->snak( ... ), $claim['qualifiers'] ?? [] ),
			'references' => array_map(
				fn ( array $snaks ) => [ 'snaks' => array_map( $this->snak( ... ), $snaks ) ], $claim['references'] ?? []
			),
		];
	}

	private function snak( array $short ): array {
		$property = $short['property'];
		if ( !array_key_exists( 'value', $short ) ) {
			return [ 'property' => $property, 'snaktype' => $short['snaktype'] ?? 'somevalue' ];
		}
		$datatype = $this->repo->datatypes( [ $property ] )[$property]
			?? throw new \InvalidArgumentException( "$property is used before it is made" );
		$value = $short['value'];
		$value = match ( Values::TYPES[$datatype] ) {
			'wikibase-entityid' => is_string( $value ) ? [ 'id' => $value ] : $value,
			'quantity' => is_array( $value ) ? $value : [ 'amount' => (string)$value, 'unit' => '1' ],
			'time' => is_string( $value ) ? ValueParser::parse( 'time', $value )['value'] ?? $value : $value,
			default => $value,
		};
		return [ 'property' => $property, 'snaktype' => 'value', 'datavalue' => [ 'type' => Values::TYPES[$datatype], 'value' => $value ] ];
	}

	private function guid( EntityId $id, int $position ): string {
		return $id->text . '$' . Statements::uuid( substr( hash( 'sha256', "{$id->text} statement $position", true ), 0, 16 ) );
	}
}
