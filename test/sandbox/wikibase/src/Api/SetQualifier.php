<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use WikibaseStandIn\Entity;
use WikibaseStandIn\EntityData;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\Summary;

/** action=wbsetqualifier: adds a qualifier, or replaces the one with the hash given. */
final class SetQualifier extends StatementModule {
	protected function ownParams(): array {
		return [
			'claim' => self::required(), 'property' => self::required(), 'snaktype' => self::snaktype(),
			'value' => self::optional( 'text' ), 'snakhash' => self::optional(),
		];
	}

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$guid = $params['claim'];
		$snak = $this->snakFrom( $params['property'], $params['snaktype'], $params['value'] );
		$result = $this->edit( $this->entityOf( $guid ), $params, static function ( Entity $entity ) use ( $params, $guid, $snak ): Summary {
			$statement = self::statement( $entity, $guid );
			$qualifiers = $statement['qualifiers'] ?? [];
			$same = in_array( $snak['hash'], array_column( $qualifiers[$snak['property']] ?? [], 'hash' ), true );
			if ( $same && $params['snakhash'] !== $snak['hash'] ) {
				throw Refusal::change( "The statement has already a qualifier with hash {$snak['hash']}" );
			}
			$place = array_search( $params['snakhash'], array_column( $qualifiers[$snak['property']] ?? [], 'hash' ), true );
			if ( $params['snakhash'] !== null && $place === false ) {
				throw Refusal::change( "Qualifier with hash {$params['snakhash']} does not exist" );
			}
			if ( $place === false ) {
				$qualifiers[$snak['property']][] = $snak;
			} else {
				$qualifiers[$snak['property']][$place] = $snak;
			}
			$head = array_intersect_key( $statement, [ 'mainsnak' => 1, 'type' => 1 ] );
			$new = [ 'qualifiers' => $qualifiers, 'qualifiers-order' => array_keys( $qualifiers ) ];
			EntityData::setStatement( $entity, $head + $new + $statement );
			return self::summaryOf( 'wbsetqualifier-' . ( $place === false ? 'add' : 'update' ), $snak );
		} );
		$this->answerStatement( $result, $guid );
	}
}
