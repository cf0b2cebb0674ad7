<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use WikibaseStandIn\Entity;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\StandIn;
use WikibaseStandIn\Statements;
use WikibaseStandIn\Summary;
use WikibaseStandIn\ValueFormatter;

/** What the modules about single statements have in common. */
abstract class StatementModule extends WriteModule {
	/**
	 * The statement with this id.
	 * @throws Refusal invalid-guid when the entity has none
	 */
	protected static function statement( Entity $entity, string $guid ): array {
		return $entity->statements[$guid] ?? throw Refusal::api( 'invalid-guid' );
	}

	/**
	 * A snak out of the parameters property, snaktype and value.
	 * @throws Refusal no-such-entity, invalid-snak
	 */
	protected function snakFrom( string $property, string $snaktype, ?string $value ): array {
		$datatype = StandIn::repo()->datatypes( [ $property ] )[$property]
			// Wikibase leaves out the parameter of this message.
			?? throw Refusal::api( 'no-such-entity' );
		$snak = [ 'snaktype' => $snaktype, 'property' => $property ];
		if ( $snaktype === 'value' ) {
			$snak['datavalue'] = [
				'type' => \WikibaseStandIn\Values::TYPES[$datatype],
				'value' => $this->json( $value ?? throw Refusal::api( 'param-missing' ), 'invalid-snak' ),
			];
		}
		return Statements::snak( $snak );
	}

	/** Summary that names the property and the value: `[[Property:P31]]: [[Q5]]`. */
	protected static function summaryOf( string $message, array $snak, int $count = 1, array $arguments = [] ): Summary {
		$value = ( new ValueFormatter( StandIn::repo() ) )->summary( $snak );
		$property = ValueFormatter::summaryLink( $snak['property'] );
		return new Summary( $message, $count, '', $arguments, "$property: $value" );
	}

	protected static function snaktype( bool $required = true ): array {
		$type = [ 'value', 'novalue', 'somevalue' ];
		return $required ? self::required( $type ) : self::optional( $type );
	}
}
