<?php
declare( strict_types=1 );
namespace WikibaseStandIn\Api;

use WikibaseStandIn\Entity;
use WikibaseStandIn\EntityData;
use WikibaseStandIn\Refusal;
use WikibaseStandIn\Sites;
use WikibaseStandIn\Summary;

/** action=wbsetsitelink: sets the link to one site, or takes it away when no title is given. */
final class SetSitelink extends WriteModule {
	protected function ownParams(): array {
		return [
			'id' => self::required(),
			'linksite' => self::required( Sites::ids() ),
			'linktitle' => self::optional(),
			'badges' => self::several(),
		];
	}

	/** @throws Refusal */
	protected function answer( array $params ): void {
		$site = $params['linksite'];
		$old = null;
		$result = $this->edit( $this->entityId( $params['id'] ), $params, static function ( Entity $entity ) use ( $params, $site, &$old ): Summary {
			if ( $entity->type !== 'item' ) {
				throw Refusal::api( 'not-supported' );
			}
			$old = $entity->sitelinks[$site] ?? null;
			EntityData::applySitelink( $entity, $site, [
				'title' => $params['linktitle'] ?? '', 'badges' => $params['badges'] ?? $old['badges'] ?? [],
			] );
			$new = $entity->sitelinks[$site] ?? null;
			$action = $new === null ? 'remove' : ( $old === null ? 'add' : 'set' );
			return new Summary( "wbsetsitelink-$action", 1, $site, [], $new['title'] ?? $old['title'] ?? '' );
		} );
		$link = $result->entity->sitelinks[$site] ?? null;
		$answer = match ( true ) {
			$link !== null => $link + [ 'url' => Sites::url( $site, $link['title'] ) ],
			$old !== null => $old + [ 'removed' => '' ],
			default => null,
		};
		$this->answerEntity( $result, [ 'sitelinks' => $answer === null ? [] : [ $site => $answer ] ] );
	}
}
